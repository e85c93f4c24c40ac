//! What an event means: which part of a gesture it is, and whether it
//! publishes a composer. And the press that is ours.

use crate::composer::Composer;
use crate::gate::{Key, Publishes, What};
use crate::tree;
use namens_sites::Adapter;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent, MouseEventInit,
    PointerEvent, PointerEventInit,
};

/// The key code that keyboards report for what an input method handles.
const INPUT_METHOD: u32 = 229;

/// The part of a gesture that an event is.
pub fn what(event: &Event) -> What {
    let pointer = || {
        event
            .dyn_ref::<PointerEvent>()
            .map_or(0, PointerEvent::pointer_id)
    };
    match event.type_().as_str() {
        "pointerdown" => What::PointerDown(pointer()),
        "pointerup" => What::PointerUp(pointer()),
        "pointercancel" => What::PointerCancel(pointer()),
        "keydown" => key(event).map_or(What::Other, What::KeyDown),
        "keyup" => key(event).map_or(What::Other, What::KeyUp),
        "click" => What::Click,
        "blur" => What::WindowBlur,
        _ => What::Other,
    }
}

fn key(event: &Event) -> Option<Key> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    Some(Key {
        code: event.code(),
        modified: event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key(),
    })
}

/// The composer that an event publishes, alone or as the start of a press.
pub fn publishes(
    adapter: &'static Adapter,
    event: &Event,
    path: impl FnOnce() -> Vec<Element>,
) -> Option<(Publishes, Composer)> {
    match event.type_().as_str() {
        "pointerdown" | "mousedown" | "touchstart" if is_main_button(event) => {
            Some((Publishes::Begins, Composer::of_button(adapter, &path())?))
        }
        "click" if is_main_button(event) => {
            Some((Publishes::Now, Composer::of_button(adapter, &path())?))
        }
        "keydown" => Some((Publishes::Now, of_key(adapter, event.dyn_ref()?, path)?)),
        "submit" => Some((Publishes::Now, Composer::of_form(adapter, path().first()?)?)),
        _ => None,
    }
}

/// Touches have no buttons.
fn is_main_button(event: &Event) -> bool {
    event
        .dyn_ref::<MouseEvent>()
        .is_none_or(|event| event.button() == 0)
}

fn of_key(
    adapter: &'static Adapter,
    event: &KeyboardEvent,
    path: impl FnOnce() -> Vec<Element>,
) -> Option<Composer> {
    if event.is_composing() || event.key_code() == INPUT_METHOD {
        return None;
    }
    let key = event.key();
    let chord = event.ctrl_key() || event.meta_key();
    let by_alt = event.alt_key() && !chord;
    let presses = matches!(key.as_str(), "Enter" | " ");
    if !presses && !by_alt {
        return None;
    }
    let path = path();
    if key == "Enter"
        && let Some(composer) = Composer::of_field(adapter, &path)
    {
        let breaks = !chord && (event.shift_key() || list_is_open(composer.field()));
        let publishes = !breaks && composer.publishes_at_enter(chord);
        return publishes.then_some(composer);
    }
    if by_alt && let Some(composer) = Composer::of_field(adapter, &path) {
        let publishes = composer.publishes_with_alt(&event.code());
        return publishes.then_some(composer);
    }
    // The publish button itself has the focus; a space in a text is a space.
    let presses = presses && !path.first().is_some_and(is_typed_in);
    presses
        .then(|| Composer::of_button(adapter, &path))
        .flatten()
}

fn is_typed_in(element: &Element) -> bool {
    let editable = element.dyn_ref::<HtmlElement>();
    element.has_type::<HtmlTextAreaElement>()
        || editable.is_some_and(HtmlElement::is_content_editable)
}

/// Whether a list of mentions or emoji is open at an editor: Enter chooses
/// from it then.
fn list_is_open(field: &Element) -> bool {
    let says = |name: &str| field.get_attribute(name).unwrap_or_default();
    if says("aria-expanded") == "true" || !says("aria-activedescendant").is_empty() {
        return true;
    }
    // Sites draw such lists anywhere in the page.
    let lists = field
        .owner_document()
        .map(|document| tree::all(&document, "[role=listbox]"));
    lists
        .unwrap_or_default()
        .iter()
        .any(|list| list.get_client_rects().length() > 0)
}

/// Presses a button as a person does: sites publish at any part of a press.
pub fn press(button: &HtmlElement) {
    let rect = button.get_bounding_client_rect();
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    init.set_view(web_sys::window().as_ref());
    init.set_client_x((rect.left() + rect.width() / 2.0) as i32);
    init.set_client_y((rect.top() + rect.height() / 2.0) as i32);
    init.set_pointer_id(1);
    init.set_pointer_type("mouse");
    init.set_is_primary(true);
    for (kind, down) in [
        ("pointerdown", true),
        ("mousedown", true),
        ("pointerup", false),
        ("mouseup", false),
    ] {
        init.set_buttons(u16::from(down));
        let event: Result<Event, _> = if kind.starts_with("pointer") {
            PointerEvent::new_with_event_init_dict(kind, &init).map(Into::into)
        } else {
            let init: &MouseEventInit = init.unchecked_ref();
            MouseEvent::new_with_mouse_event_init_dict(kind, init).map(Into::into)
        };
        // Where the page took the constructors away, the click alone is left.
        if let Ok(event) = event {
            let _ = button.dispatch_event(&event);
        }
    }
    button.click();
}
