//! One thing to do later, which can be put off and called off.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Performance, Window};

/// A timer that does the same thing each time it goes off.
pub struct Timer(Rc<Inner>);

struct Inner {
    window: Window,
    clock: Option<Performance>,
    running: Cell<Option<Running>>,
    goes_off: RefCell<Option<Closure<dyn FnMut()>>>,
}

/// What a running timer waits for.
#[derive(Debug, Clone, Copy)]
enum Running {
    /// It is put off at every key, and the browser's own timer only once in a
    /// while: that one rings at `rings`, and the time has come at `due`.
    Time { handle: i32, rings: f64, due: f64 },
    /// The browser's next drawing.
    Frame(i32),
}

impl Timer {
    /// A timer that is not running and has nothing to do yet.
    pub fn new(window: &Window) -> Self {
        Self(Rc::new(Inner {
            window: window.clone(),
            clock: window.performance(),
            running: Cell::default(),
            goes_off: RefCell::default(),
        }))
    }

    /// What it does when it goes off.
    pub fn does(&self, mut what: impl FnMut() + 'static) {
        let inner = Rc::downgrade(&self.0);
        let goes_off = Closure::<dyn FnMut()>::new(move || {
            let Some(inner) = inner.upgrade() else { return };
            match inner.running.take() {
                Some(Running::Time { due, .. }) if due > inner.now() => inner.ring_at(due),
                _ => what(),
            }
        });
        self.0.goes_off.replace(Some(goes_off));
    }

    /// Starts it anew: it goes off after so many milliseconds, once.
    pub fn start(&self, milliseconds: f64) {
        let due = self.0.now() + milliseconds.clamp(0.0, 600_000.0);
        match self.0.running.get() {
            Some(Running::Time { handle, rings, .. }) if rings <= due => {
                let later = Running::Time { handle, rings, due };
                self.0.running.set(Some(later));
            }
            _ => {
                self.stop();
                self.0.ring_at(due);
            }
        }
    }

    /// Starts it, unless it runs: it goes off when the browser is about to draw,
    /// and has to lay out the page anyway.
    pub fn start_at_frame(&self) {
        let goes_off = self.0.goes_off.borrow();
        let Some(goes_off) = goes_off.as_ref().filter(|_| !self.is_running()) else {
            return;
        };
        let does = goes_off.as_ref().unchecked_ref();
        let started = self.0.window.request_animation_frame(does);
        self.0.running.set(started.ok().map(Running::Frame));
    }

    /// Calls it off.
    pub fn stop(&self) {
        match self.0.running.take() {
            Some(Running::Time { handle, .. }) => self.0.window.clear_timeout_with_handle(handle),
            // It is never refused: the handle is one that the window gave.
            Some(Running::Frame(handle)) => drop(self.0.window.cancel_animation_frame(handle)),
            None => {}
        }
    }

    /// Whether it is going to go off.
    pub fn is_running(&self) -> bool {
        self.0.running.get().is_some()
    }
}

impl Inner {
    /// Milliseconds on the clock of the browser's timers.
    fn now(&self) -> f64 {
        self.clock
            .as_ref()
            .map_or_else(js_sys::Date::now, Performance::now)
    }

    fn ring_at(&self, due: f64) {
        let goes_off = self.goes_off.borrow();
        let Some(goes_off) = goes_off.as_ref() else {
            return;
        };
        let started = self
            .window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                goes_off.as_ref().unchecked_ref(),
                (due - self.now()).max(0.0).ceil() as i32,
            );
        self.running.set(started.ok().map(|handle| Running::Time {
            handle,
            rings: due,
            due,
        }));
    }
}
