//! Reads a browser event as what [`super::gesture`] knows.

use super::gesture::{Input, Spot};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

/// What an event is. A `keydown` that is no keyboard event (a browser sends
/// one when it fills in a form) is nothing particular.
pub(super) fn read(event: &Event) -> Input {
    let kind = event.type_();
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        let key = key(event);
        return match kind.as_str() {
            "keydown" => Input::KeyDown {
                key,
                repeat: event.repeat(),
                chord: event.ctrl_key() || event.meta_key() || event.alt_key(),
            },
            "keypress" => Input::KeyPress { key },
            "keyup" => Input::KeyUp { key },
            _ => Input::Other,
        };
    }
    let Some(event) = event.dyn_ref::<MouseEvent>() else {
        return Input::Other;
    };
    match kind.as_str() {
        "pointerdown" => Input::PointerDown(spot(event)),
        "mousedown" => Input::MouseDown {
            count: event.detail().try_into().unwrap_or_default(),
        },
        "click" => Input::Click {
            count: event.detail().try_into().unwrap_or_default(),
            spot: spot(event),
        },
        _ => Input::OtherPointer,
    }
}

/// Whether F1 goes down, by itself and not as a repeat.
pub(super) fn is_f1(event: &Event) -> bool {
    event.type_() == "keydown"
        && event.dyn_ref::<KeyboardEvent>().is_some_and(|event| {
            event.key() == "F1"
                && !(event.repeat()
                    || event.ctrl_key()
                    || event.meta_key()
                    || event.alt_key()
                    || event.shift_key())
        })
}

/// Whether Escape goes down, and not to end what an input method composes.
pub(super) fn is_escape(event: &Event) -> bool {
    event.type_() == "keydown"
        && event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape" && !event.is_composing())
}

/// The physical key; what it writes where a keyboard on a screen has none.
fn key(event: &KeyboardEvent) -> String {
    let code = event.code();
    if code.is_empty() { event.key() } else { code }
}

fn spot(event: &MouseEvent) -> Spot {
    Spot {
        x: event.client_x().into(),
        y: event.client_y().into(),
        time: event.time_stamp(),
    }
}
