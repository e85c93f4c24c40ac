//! What an event means: which part of a gesture it is, and whether it
//! publishes a composer.

use crate::composer::Composer;
use crate::gate::{Key, Publishes, What};
use namens_sites::Adapter;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent};

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
    path: &[Element],
) -> Option<(Publishes, Composer)> {
    match event.type_().as_str() {
        "pointerdown" | "mousedown" | "touchstart" if is_main_button(event) => {
            Some((Publishes::Begins, Composer::of_button(adapter, path)?))
        }
        "click" if is_main_button(event) => {
            Some((Publishes::Now, Composer::of_button(adapter, path)?))
        }
        "keydown" => Some((Publishes::Now, of_key(adapter, event.dyn_ref()?, path)?)),
        "submit" => Some((Publishes::Now, Composer::of_form(adapter, path.first()?)?)),
        _ => None,
    }
}

/// Touches have no buttons.
fn is_main_button(event: &Event) -> bool {
    event
        .dyn_ref::<MouseEvent>()
        .is_none_or(|event| event.button() == 0)
}

fn of_key(adapter: &'static Adapter, event: &KeyboardEvent, path: &[Element]) -> Option<Composer> {
    if event.is_composing() || event.key_code() == INPUT_METHOD {
        return None;
    }
    let key = event.key();
    let chord = event.ctrl_key() || event.meta_key();
    if key == "Enter"
        && let Some(composer) = Composer::of_field(adapter, path)
    {
        let publishes = chord || composer.enter_publishes() && !event.shift_key();
        return publishes.then_some(composer);
    }
    // The publish button itself has the focus.
    let presses = matches!(key.as_str(), "Enter" | " ");
    presses
        .then(|| Composer::of_button(adapter, path))
        .flatten()
}
