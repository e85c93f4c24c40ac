//! What the person answers to the question and wants of a warning.

use super::dialog::Frame;
use super::less::{self, Wish};
use super::{Answer, Inner, Purpose, copy, question, report, wrong};
use crate::editor::Caret;
use crate::tree;
use namens_browser::runtime;
use namens_told::report_text;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlDialogElement};

impl Inner {
    /// Whether the button of this name wishes something of a warning; it is
    /// then on its way.
    pub(super) fn hears_wish(self: &Rc<Self>, name: &str, button: &Element) -> bool {
        if let Some(wish) = Wish::of(name) {
            self.wish(wish, button);
        } else if let Some(rule) = name.strip_prefix(less::WRONG) {
            self.ask_what_is_wrong(rule);
        } else if let Some(rule) = name.strip_prefix(wrong::KEEP) {
            report(self.keep_what_is_wrong(rule));
        } else {
            return false;
        }
        true
    }

    /// "Post anyway": when all is ticked that is to be ticked.
    pub(super) fn post(self: &Rc<Self>) -> Result<(), JsValue> {
        let Some(dialog) = self.open_dialog() else {
            return Ok(());
        };
        if let Some(first) = question::unticked(&dialog)? {
            return question::ask_to_tick(&dialog, &first, self.lang.get());
        }
        self.close(if question::is_agreed(&dialog)? {
            Answer::Agreed
        } else {
            Answer::Post
        });
        Ok(())
    }

    fn wish(&self, wish: Wish, button: &Element) {
        report(less::say_done(&wish, button, self.lang.get()));
        self.grant(wish);
    }

    fn grant(&self, wish: Wish) {
        let grants = self.grants.borrow().clone();
        if let Some(grants) = grants {
            grants(wish);
        }
    }

    /// Asks what is wrong with a warning of the card.
    fn ask_what_is_wrong(self: &Rc<Self>, rule: &str) {
        let card = self.card.borrow().clone();
        let Some(card) = card else { return };
        let mut points = card.content.points();
        if let Some(point) = points.find(|point| point.rule == rule) {
            let lang = card.content.lang;
            let frame = Frame::wrong(&self.document, point, lang);
            let within = self.popover();
            let closed = self.gives_caret_back();
            self.open(frame, Purpose::Tips(closed), lang, within.as_ref());
        }
    }

    /// What puts the caret back where the person writes. Chromium gives the
    /// focus back when a dialog closes, and not the caret, where the dialog has
    /// a field of its own.
    fn gives_caret_back(&self) -> Box<dyn FnOnce()> {
        let editor = tree::focused(&self.document).filter(|editor| !self.is_host(editor));
        let caret = editor.map(|editor| Caret::keep(&editor));
        Box::new(move || {
            if let Some(caret) = caret {
                caret.put_back();
            }
        })
    }

    fn keep_what_is_wrong(self: &Rc<Self>, rule: &str) -> Result<(), JsValue> {
        let Some((frame, purpose)) = self.dialog.take() else {
            return Ok(());
        };
        let remark = wrong::written(&frame.element)?;
        frame.element.close();
        frame.element.remove();
        let (lang, within) = (self.lang.get(), self.popover());
        let version = runtime::version().unwrap_or_default();
        let text = report_text(rule, &remark, &version, lang);
        self.grant(Wish::Wrong(rule.to_owned(), remark));
        let kept = Frame::wrong_kept(&self.document, &text, lang);
        self.open(kept, purpose, lang, within.as_ref());
        Ok(())
    }

    pub(super) fn copy_report(&self) -> Result<(), JsValue> {
        let Some(dialog) = self.open_dialog() else {
            return Ok(());
        };
        if copy::copy(&self.document, &wrong::written(&dialog)?)? {
            wrong::say_copied(&dialog, self.lang.get())?;
        }
        Ok(())
    }

    pub(super) fn open_dialog(&self) -> Option<HtmlDialogElement> {
        let dialog = self.dialog.borrow();
        dialog.as_ref().map(|(frame, _)| frame.element.clone())
    }
}
