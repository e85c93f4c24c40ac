//! One thing to do later, which can be put off and called off.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Window;

/// A timer that does the same thing each time it goes off.
pub struct Timer {
    window: Window,
    running: Rc<Cell<Option<i32>>>,
    goes_off: RefCell<Option<Closure<dyn FnMut()>>>,
}

impl Timer {
    /// A timer that is not running and has nothing to do yet.
    pub fn new(window: &Window) -> Self {
        Self {
            window: window.clone(),
            running: Rc::default(),
            goes_off: RefCell::default(),
        }
    }

    /// What it does when it goes off.
    pub fn does(&self, mut what: impl FnMut() + 'static) {
        let running = self.running.clone();
        let goes_off = Closure::<dyn FnMut()>::new(move || {
            running.set(None);
            what();
        });
        self.goes_off.replace(Some(goes_off));
    }

    /// Starts it anew: it goes off after so many milliseconds, once.
    pub fn start(&self, milliseconds: f64) {
        self.stop();
        let goes_off = self.goes_off.borrow();
        let Some(goes_off) = goes_off.as_ref() else {
            return;
        };
        let started = self
            .window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                goes_off.as_ref().unchecked_ref(),
                milliseconds.clamp(0.0, 600_000.0).ceil() as i32,
            );
        self.running.set(started.ok());
    }

    /// Calls it off.
    pub fn stop(&self) {
        if let Some(running) = self.running.take() {
            self.window.clear_timeout_with_handle(running);
        }
    }

    /// Whether it is going to go off.
    pub fn is_running(&self) -> bool {
        self.running.get().is_some()
    }
}
