//! Puts other words in the place of some in an editor, as the person would:
//! selected, then typed. Nothing else keeps the editor's own undo, and what is
//! shown is what is published. What comes of it is read back; where it is not
//! what was meant, it is undone.

use crate::editor::{self, focus};
use crate::ui::Field;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDocument};

/// After selecting, in milliseconds: editors hear of a selection by an event
/// that comes later.
const SELECTED: f64 = 30.0;
/// Between two looks at what came of it, in milliseconds.
const LOOK_AGAIN: f64 = 50.0;
/// How often it is looked at before it counts as failed.
const LOOKS: u32 = 8;

/// Words on their way into a text.
pub struct Replacing {
    field: Field,
    /// The words to be replaced.
    old: String,
    /// What is to stand there.
    new: String,
    /// The whole text before and after.
    before: String,
    after: String,
    next: Next,
}

/// What is to be done next.
enum Next {
    Select(Range<usize>),
    Insert,
    /// To look whether it is there, for so many times more.
    Look(u32),
    /// To look whether it is as it was before.
    LookBack(u32),
}

/// What came of a step.
pub enum Stage {
    /// The next one comes after so many milliseconds.
    Later(f64),
    /// The words are there.
    Done,
    /// They are not.
    Failed {
        /// Whether the text is what it was.
        is_as_before: bool,
    },
}

impl Replacing {
    /// `place` is where the words to be replaced stand in the field, in UTF-16
    /// code units; `None` where they do not.
    pub fn new(field: Field, place: Range<usize>, new: String) -> Option<Self> {
        let before = editor::text(&field.element, field.quoted);
        let units: Vec<u16> = before.encode_utf16().collect();
        let piece = |range: Range<usize>| String::from_utf16(units.get(range)?).ok();
        let old = piece(place.clone())?;
        let after = [
            piece(0..place.start)?,
            new.clone(),
            piece(place.end..units.len())?,
        ]
        .concat();
        Some(Self {
            field,
            old,
            new,
            before,
            after,
            next: Next::Select(place),
        })
    }

    /// Takes the next step.
    pub fn step(&mut self) -> Stage {
        let (next, stage) = match &self.next {
            Next::Select(place) if self.select(place) => (Next::Insert, Stage::Later(SELECTED)),
            Next::Insert if self.is_selected() && self.insert() => {
                (Next::Look(LOOKS), Stage::Later(0.0))
            }
            Next::Select(_) | Next::Insert => return self.failed(),
            Next::Look(_) if self.reads() == self.after => return Stage::Done,
            Next::Look(0) if self.reads() == self.before => return self.failed(),
            Next::Look(0) => {
                self.command("undo", "");
                (Next::LookBack(LOOKS), Stage::Later(LOOK_AGAIN))
            }
            Next::Look(more) => (Next::Look(more - 1), Stage::Later(LOOK_AGAIN)),
            Next::LookBack(0) => return self.failed(),
            Next::LookBack(_) if self.reads() == self.before => return self.failed(),
            Next::LookBack(more) => (Next::LookBack(more - 1), Stage::Later(LOOK_AGAIN)),
        };
        self.next = next;
        stage
    }

    fn failed(&self) -> Stage {
        Stage::Failed {
            is_as_before: self.reads() == self.before,
        }
    }

    fn reads(&self) -> String {
        editor::text(&self.field.element, self.field.quoted)
    }

    fn select(&self, place: &Range<usize>) -> bool {
        focus(&self.field.element);
        let reading = editor::read(&self.field.element, self.field.quoted);
        let range = reading.range(place.start, place.end);
        let is_box = editor::value(&self.field.element).is_some();
        (is_box || range.is_some())
            && editor::select_words(&self.field.element, place.start, place.end, range.as_ref())
                .is_some()
    }

    /// Whether nobody typed or moved the caret meanwhile.
    fn is_selected(&self) -> bool {
        self.reads() == self.before
            && editor::selected(&self.field.element).as_ref() == Some(&self.old)
    }

    fn insert(&self) -> bool {
        self.command("insertText", &self.new)
    }

    fn command(&self, name: &str, value: &str) -> bool {
        let document: Option<Document> = self.field.element.owner_document();
        document.is_some_and(|document| {
            document
                .unchecked_ref::<HtmlDocument>()
                .exec_command_with_show_ui_and_value(name, false, value)
                .unwrap_or(false)
        })
    }
}
