//! The interface in the page: the found words underlined, the chip at the
//! composer and the card that it opens, the question at the publish button, the
//! ten tips and the small marks.
//!
//! All of it stands in one shadow root, which is made when something is first
//! shown. It knows nothing of sites, composers or publishing: it is told what
//! to show and where, and says what the person chose.
//!
//! # Whose event is it
//!
//! The gate stops events on the window, before any node hears them, so that
//! the page does not see what is typed and pressed in our interface. No
//! listener of ours hears a click either. It needs none: every button submits
//! a form of ours, natively, and the `submit` event, which no shadow root lets
//! out, names the button, be it pressed by mouse, key or screen reader.
//! [`Ui::on_event`] only decides beforehand whether the click may press at all
//! ([`gesture`]).
//!
//! # Borrows
//!
//! Moving focus and closing a dialog make events, and with them a call of
//! [`Ui::on_event`] inside the call that caused them. So no `RefCell` stays
//! borrowed across a call into the DOM that can do either.

mod card;
mod chip;
mod copy;
mod dialog;
mod dom;
pub mod gesture;
mod highlight;
mod host;
mod input;
mod less;
mod mark;
mod mirror;
pub mod placement;
mod point;
mod question;
mod wishes;
mod wrong;

pub use highlight::Field;
pub use less::Wish;
pub use mark::Mark;
pub use namens_told::{Asked, View};
pub use placement::Rect;

use crate::{editor, left_over};
use card::Card;
use chip::{Chip, Says};
use dialog::Frame;
use gesture::{Gestures, Heard};
use highlight::{Highlights, Words};
use host::Host;
use mark::Pill;
use namens_browser::settings::Appearance;
use namens_texts::{Lang, warning};
use namens_told::{Content, Key, Question, key};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, FocusEvent, HtmlElement, Node, ShadowRootMode, SubmitEvent,
};

/// What the person answered to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Back to the post. Also the answer of Escape, and of a dialog that a page took away.
    Change,
    /// Publish it as it is.
    Post,
    /// The same, and it was agreed with whom posts are agreed with.
    Agreed,
}

/// A popover of the page's that is open.
pub const OPEN_POPOVER: &str = ":popover-open";

/// Where something is to be shown.
#[derive(Debug, Clone)]
pub struct Place {
    /// The composer.
    pub composer: Rect,
    /// What must stay uncovered besides: the publish button, open lists.
    pub avoid: Vec<Rect>,
    /// The editor that the person is in: its caret stays uncovered too.
    pub field: Option<Element>,
    /// The page's open modal dialog, outside which everything is inert, or its
    /// open popover, which a press outside it closes; `None` where there is none.
    pub container: Option<Element>,
}

/// The interface in one document. Cloning gives another handle to the same one.
#[derive(Clone)]
pub struct Ui(Rc<Inner>);

struct Inner {
    document: Document,
    mode: ShadowRootMode,
    /// What a later version of us tells this interface by.
    sign: Option<String>,
    appearance: Cell<Appearance>,
    /// The language that it spoke last.
    lang: Cell<Lang>,
    host: RefCell<Option<Rc<Host>>>,
    chip: RefCell<Option<Rc<Chip>>>,
    card: RefCell<Option<Rc<Card>>>,
    highlights: RefCell<Highlights>,
    pill: RefCell<Option<Rc<Pill>>>,
    /// The mark that the person closed; it stays so until its reason goes.
    closed_mark: Cell<Option<Mark>>,
    dialog: RefCell<Option<(Frame, Purpose)>>,
    /// Where chip and card stand, and of what.
    shown: RefCell<Option<(View, Place)>>,
    gestures: RefCell<Gestures>,
    /// Findings whose warning the person hid.
    hidden: RefCell<Vec<Key>>,
    /// What had the focus before our chip or our card.
    came_from: RefCell<Option<HtmlElement>>,
    /// Who grants what the person wants of a warning.
    grants: RefCell<Option<Grants>>,
    /// What gives the focus back when the card closes that took it.
    gives_back: RefCell<Option<GivesBack>>,
    /// Who puts a proposal into the text, told the number of its finding.
    uses: RefCell<Option<Uses>>,
}

/// Gives the focus back where it was.
type GivesBack = Box<dyn FnOnce()>;

/// Puts a proposal into the text, by the number of its finding.
type Uses = Rc<dyn Fn(usize)>;

/// Grants what the person wants of a warning.
type Grants = Rc<dyn Fn(Wish)>;

/// Whom an open dialog is to tell that it closed.
enum Purpose {
    Tips(Box<dyn FnOnce()>),
    Question(Box<dyn FnOnce(Answer)>),
}

impl Ui {
    /// An interface that the page can neither read nor style. No node is made
    /// before something is shown. `sign` is what a later version of us tells it
    /// by, where that is needed.
    #[must_use]
    pub fn new(document: &Document, sign: Option<String>) -> Self {
        Self::with_mode(document, ShadowRootMode::Closed, sign)
    }

    /// The same for a page of our own, open to its tests.
    #[must_use]
    pub fn new_open(document: &Document) -> Self {
        Self::with_mode(document, ShadowRootMode::Open, None)
    }

    fn with_mode(document: &Document, mode: ShadowRootMode, sign: Option<String>) -> Self {
        Self(Rc::new(Inner {
            document: document.clone(),
            mode,
            sign,
            appearance: Cell::default(),
            lang: Cell::default(),
            host: RefCell::default(),
            chip: RefCell::default(),
            card: RefCell::default(),
            highlights: RefCell::default(),
            pill: RefCell::default(),
            closed_mark: Cell::default(),
            dialog: RefCell::default(),
            shown: RefCell::default(),
            gestures: RefCell::default(),
            hidden: RefCell::default(),
            came_from: RefCell::default(),
            grants: RefCell::default(),
            gives_back: RefCell::default(),
            uses: RefCell::default(),
        }))
    }

    /// Shows itself light, dark or as the system from now on.
    pub fn dress(&self, appearance: Appearance) {
        self.0.appearance.set(appearance);
        let host = self.0.host.borrow().clone();
        if let Some(host) = host {
            report(host.dress(appearance));
        }
    }

    /// Who puts a proposal into the text when the person asks for that, told
    /// the number of its finding.
    pub fn when_used(&self, uses: impl Fn(usize) + 'static) {
        self.0.uses.replace(Some(Rc::new(uses)));
    }

    /// Shows the chip of a warning, or brings it and its card up to date. Never
    /// takes the focus, and says nothing anew when it tells the same. Findings
    /// that the person hid bring no warning back by themselves.
    pub fn show_warning(&self, view: &View, place: &Place) {
        let inner = &self.0;
        let content = Content::of(view).filter(|content| !inner.all_hidden(content));
        let Some(content) = content else {
            inner.remove_card();
            return;
        };
        inner.shown.replace(Some((view.clone(), place.clone())));
        report(inner.show_card(content, place));
    }

    /// Opens the card and gives it the focus, or else a mark in which something
    /// can be pressed; `false` where there is neither. `closed` is called once,
    /// when it gives the focus back.
    pub fn open_warning(&self, closed: Box<dyn FnOnce()>) -> bool {
        if self.0.modal_open() {
            return false;
        }
        if self.0.card.borrow().is_some() {
            report(self.0.open_card(true, Some(closed)));
            return true;
        }
        let first = self.0.pill.borrow().as_ref().and_then(|pill| pill.first());
        let Some(first) = first else { return false };
        self.0.gives_back.replace(Some(closed));
        report(first.focus());
        true
    }

    /// Moves the warning, the underlines and the mark, as far as they are
    /// there, with their composer.
    pub fn move_warning(&self, place: &Place) {
        let inner = &self.0;
        if let Some((_, at)) = inner.shown.borrow_mut().as_mut() {
            at.clone_from(place);
        }
        report(inner.settle().and_then(|()| inner.settle_pill(place)));
        report(inner.highlights.borrow().settle());
    }

    /// Underlines the words of a shown warning in the fields that its view
    /// numbers, and no others.
    pub fn highlight(&self, view: &View, fields: &[Field]) {
        report(self.0.show_highlights(view, fields));
    }

    /// Something changed in the composer, or its caret moved: the underlines
    /// stay with their words, and nothing of ours lies over the caret.
    pub fn follow(&self) {
        report(self.0.follow_caret());
        report(self.0.follow_words());
    }

    /// Takes the warning and its underlines away.
    pub fn hide_warning(&self) {
        self.0.remove_card();
    }

    /// Shows a mark, instead of any other, unless the person closed it.
    pub fn mark(&self, mark: Mark, place: &Place, lang: Lang) {
        if self.0.closed_mark.get() == Some(mark) {
            self.0.remove_pill();
            return;
        }
        report(self.0.show_mark(mark, place, lang));
    }

    /// Takes the mark away.
    pub fn clear_mark(&self) {
        self.0.closed_mark.take();
        self.0.remove_pill();
    }

    /// Opens the ten tips, with the findings of the post. `closed` is called
    /// once, when the dialog is gone and the focus is back.
    pub fn open_tips(&self, view: &View, closed: Box<dyn FnOnce()>) {
        let inner = &self.0;
        let can_hide = inner.card.borrow().is_some();
        inner.shut_card();
        let frame = Frame::tips(&inner.document, view, can_hide);
        // Where the card stands.
        let within = inner.popover();
        inner.open(frame, Purpose::Tips(closed), view.lang, within.as_ref());
    }

    /// Asks whether to publish. `answered` is called once, when the dialog is
    /// gone. Where there is nothing to ask, or the dialog cannot be shown, the
    /// answer is [`Answer::Post`]: a fault of ours holds no post. `popover` is
    /// the page's open popover that the post is in: a modal dialog outside it
    /// closes it.
    pub fn ask(
        &self,
        view: &View,
        asked: &Asked,
        popover: Option<&Element>,
        answered: Box<dyn FnOnce(Answer)>,
    ) {
        let inner = &self.0;
        let Some(question) = Question::of(view, asked) else {
            answered(Answer::Post);
            return;
        };
        inner.shut_card();
        let frame = Frame::question(&inner.document, &question);
        inner.open(frame, Purpose::Question(answered), view.lang, popover);
    }

    /// Who grants what the person wants of a warning.
    pub fn when_wished(&self, grants: impl Fn(Wish) + 'static) {
        self.0.grants.replace(Some(Rc::new(grants)));
    }

    /// Whether the question or the ten tips are open.
    #[must_use]
    pub fn modal_open(&self) -> bool {
        self.0.modal_open()
    }

    /// Whether a letter that is typed now is the page's, whatever it is.
    pub fn leaves_letters(&self) -> bool {
        let inner = &self.0;
        let host = inner.host.borrow();
        let has_focus = host.as_ref().is_some_and(|host| {
            // The document tells of the outermost tree's only.
            host.element().matches(":focus-within").unwrap_or(false)
        });
        !has_focus && inner.dialog.borrow().is_none() && inner.gestures.borrow().is_idle()
    }

    /// Judges an event that was heard on the window, before the page. `true`:
    /// it is ours, and the caller stops it. It must be asked of every event
    /// that the caller listens to, but for letters that it leaves to the page.
    pub fn on_event(&self, event: &Event) -> bool {
        self.0.on_event(event)
    }

    /// Takes everything out of the page. An open question gets no answer.
    pub fn unmount(&self) {
        let inner = &self.0;
        inner.dialog.take();
        inner.gives_back.take();
        inner.remove_card();
        inner.remove_pill();
        if let Some(host) = inner.host.take() {
            host.element().remove();
        }
    }
}

/// A page can break what we build on (a patched DOM method, a document without
/// a window). The post goes on without us; the console says what broke.
fn report(done: Result<(), JsValue>) {
    if let Err(error) = done {
        web_sys::console::debug_1(&error);
    }
}

impl Inner {
    /// The host, in this parent or where it already stands in the page.
    fn mounted(self: &Rc<Self>, parent: Option<&Element>, lang: Lang) -> Result<Rc<Host>, JsValue> {
        let made = self.host.borrow().clone();
        let host = if let Some(host) = made {
            host
        } else {
            let inner = Rc::downgrade(self);
            let host = Rc::new(Host::new(&self.document, self.mode, move |event| {
                if let Some(inner) = Weak::upgrade(&inner) {
                    inner.own_event(&event);
                }
            })?);
            if let Some(sign) = &self.sign {
                host.root().set_attribute(left_over::ATTRIBUTE, sign)?;
            }
            self.host.replace(Some(host.clone()));
            host
        };
        let stays = host.element().is_connected() && self.modal_open();
        let parent = parent
            .cloned()
            .or_else(|| self.document.document_element())
            .ok_or("a document without a root shows nothing")?;
        if !stays {
            host.mount(&parent)?;
        }
        host.speak(lang)?;
        self.lang.set(lang);
        host.dress(self.appearance.get())?;
        Ok(host)
    }

    fn all_hidden(&self, content: &Content) -> bool {
        let hidden = self.hidden.borrow();
        content.points().all(|point| hidden.contains(&key(point)))
    }

    fn show_card(self: &Rc<Self>, content: Content, place: &Place) -> Result<(), JsValue> {
        let host = self.mounted(place.container.as_ref(), content.lang)?;
        let old = self.card.borrow().clone();
        if old.as_ref().is_some_and(|card| card.content == content) {
            return self.settle();
        }
        self.show_chip(&host, &content)?;
        let news = match &old {
            Some(old) => content.news_since(&old.content),
            None => Some(content.announcement()),
        };
        let card = Rc::new(Card::new(&self.document, content)?);
        host.add(card.element())?;
        self.card.replace(Some(card.clone()));
        if let Some(old) = old {
            let (is_open, had_focus) = (old.is_open(), old.has_focus());
            card.take_over(&old)?;
            if is_open {
                card::show(card.element())?;
            }
            if had_focus {
                card.focus()?;
            }
            old.element().remove();
        }
        self.settle()?;
        news.map_or(Ok(()), |news| host.say(news))
    }

    /// Shows a chip that says this; one that does so already stays.
    fn show_chip(&self, host: &Host, content: &Content) -> Result<(), JsValue> {
        let old = self.chip.borrow().clone();
        if old
            .as_ref()
            .is_some_and(|chip| chip.says == Says::of(content))
        {
            return Ok(());
        }
        let chip = Rc::new(Chip::new(&self.document, content)?);
        host.add(chip.element())?;
        self.chip.replace(Some(chip.clone()));
        if let Some(old) = old {
            if old.has_focus() {
                card::show(chip.element())?;
                chip.focus()?;
            }
            old.element().remove();
        }
        Ok(())
    }

    /// Puts chip and card where they belong.
    fn settle(self: &Rc<Self>) -> Result<(), JsValue> {
        let (chip, card) = (self.chip.borrow().clone(), self.card.borrow().clone());
        let place = self.shown.borrow().as_ref().map(|(_, place)| place.clone());
        let (Some(chip), Some(card), Some(place)) = (chip, card, place) else {
            return Ok(());
        };
        if !chip.element().is_connected() {
            return Ok(());
        }
        let viewport = self.viewport()?;
        let size = chip.show()?;
        let at = |avoid: &[Rect]| placement::at(&viewport, &place.composer, avoid, size);
        // Beside the composer it is beside the caret too, and where the caret
        // stands need not be looked for: in a text box that takes a copy of it.
        let beside = at(&place.avoid);
        if beside.is_beside() && !card.is_open() {
            chip.put(beside)?;
        } else {
            let mut avoid = self.avoid(&place);
            chip.put(at(&avoid))?;
            avoid.extend(chip.taken());
            if card.is_open() && !card.settle(&viewport, &place.composer, &avoid)? {
                self.close_card();
            }
        }
        chip.expanded(card.is_open())
    }

    /// What must stay in sight: what the place says, and the line with the caret.
    fn avoid(&self, place: &Place) -> Vec<Rect> {
        let caret = place.field.as_ref().and_then(|field| self.caret(field));
        let line = caret.map(|caret| Rect {
            left: caret.left.min(place.composer.left),
            right: caret.right.max(place.composer.right),
            ..caret
        });
        place.avoid.iter().copied().chain(line).collect()
    }

    /// Where the caret stands, if this editor has it.
    fn caret(&self, field: &Element) -> Option<Rect> {
        if !field.matches(":focus").unwrap_or(false) {
            return None;
        }
        let host = self.host.borrow().clone()?;
        let text_box = field.dyn_ref::<HtmlElement>();
        let text_box = text_box.filter(|field| editor::value(field).is_some());
        if let Some(text_box) = text_box {
            return mirror::caret(host.root(), text_box).ok().flatten();
        }
        let [left, top, right, bottom] = editor::caret_box(field)?;
        Some(Rect {
            left,
            top,
            right: right.max(left + 1.0),
            bottom,
        })
    }

    /// Opens the card, or the ten tips where there is no room for it. With
    /// `focus` it takes the focus, and `gives_back` is called when it leaves it;
    /// without one the chip gets it.
    fn open_card(
        self: &Rc<Self>,
        focus: bool,
        gives_back: Option<GivesBack>,
    ) -> Result<(), JsValue> {
        let (chip, card) = (self.chip.borrow().clone(), self.card.borrow().clone());
        let view_and_place = self.shown.borrow().clone();
        let (Some(chip), Some(card), Some((view, place))) = (chip, card, view_and_place) else {
            return Ok(());
        };
        if !card.is_open() {
            // Of a mark that was left without being closed.
            self.gives_back.take();
        }
        let mut avoid = self.avoid(&place);
        avoid.extend(chip.taken());
        if !card.settle(&self.viewport()?, &place.composer, &avoid)? {
            card.close()?;
            let closed = gives_back.unwrap_or_else(|| Box::new(|| ()));
            Ui(self.clone()).open_tips(&view, closed);
            return Ok(());
        }
        chip.expanded(true)?;
        if focus {
            // One that was opened before gives back what it took.
            if self.gives_back.borrow().is_none() {
                self.gives_back.replace(gives_back);
            }
            card.focus()?;
        }
        self.settle_pill(&place)
    }

    /// Closes the card, without a word to who had the focus.
    fn shut_card(&self) {
        self.gives_back.take();
        let card = self.card.borrow().clone();
        if let Some(card) = card {
            report(card.close());
        }
        let chip = self.chip.borrow().clone();
        if let Some(chip) = chip {
            report(chip.expanded(false));
        }
    }

    /// Closes the card, and gives the focus back if it had it.
    fn close_card(&self) {
        let had_focus = self
            .card
            .borrow()
            .as_ref()
            .is_some_and(|card| card.has_focus());
        let gives_back = self.gives_back.take();
        self.shut_card();
        let chip = self.chip.borrow().clone();
        match (had_focus, gives_back, chip) {
            (true, Some(gives_back), _) => gives_back(),
            (true, None, Some(chip)) => report(chip.focus()),
            _ => {}
        }
    }

    fn card_is_open(&self) -> bool {
        self.card
            .borrow()
            .as_ref()
            .is_some_and(|card| card.is_open())
    }

    fn remove_card(&self) {
        report(self.highlights.borrow_mut().clear());
        self.shown.take();
        let chip = self.chip.take();
        let Some(card) = self.card.take() else { return };
        let gives_back = self.gives_back.take();
        let had_focus = card.has_focus() || chip.as_ref().is_some_and(|chip| chip.has_focus());
        card.element().remove();
        if let Some(chip) = chip {
            chip.element().remove();
        }
        self.fall_silent();
        if had_focus {
            self.give_back(gives_back);
        } else {
            self.came_from.take();
        }
    }

    /// Puts the focus where it was before it came to us.
    fn give_back(&self, gives_back: Option<GivesBack>) {
        match (gives_back, self.came_from.take()) {
            (Some(gives_back), _) => gives_back(),
            (None, Some(before)) => report(before.focus()),
            (None, None) => {}
        }
    }

    /// Underlines what the person did not hide.
    fn show_highlights(&self, view: &View, fields: &[Field]) -> Result<(), JsValue> {
        let Some(content) = Content::of(view) else {
            return self.highlights.borrow_mut().clear();
        };
        let mut words: Vec<Vec<Words>> = fields.iter().map(|_| Vec::new()).collect();
        for (finding, point) in view.assessment.findings.iter().zip(content.points()) {
            let place = view.parts.in_field(finding.start, finding.end);
            let Some((field, start, end)) = place else {
                continue;
            };
            let is_hidden = self.hidden.borrow().contains(&key(point));
            if let Some(words) = words.get_mut(field).filter(|_| !is_hidden) {
                words.push((start..end, finding.level));
            }
        }
        let words = fields.iter().cloned().zip(words);
        let words = words.filter(|(_, words)| !words.is_empty()).collect();
        self.highlights.borrow_mut().show(&self.document, words)?;
        self.draw_highlights()
    }

    fn draw_highlights(&self) -> Result<(), JsValue> {
        let host = self.host.borrow().clone();
        host.map_or(Ok(()), |host| self.highlights.borrow_mut().draw(&host))
    }

    fn follow_words(&self) -> Result<(), JsValue> {
        if self.highlights.borrow().is_empty() {
            return Ok(());
        }
        self.draw_highlights()
    }

    fn follow_caret(self: &Rc<Self>) -> Result<(), JsValue> {
        let is_over = self
            .chip
            .borrow()
            .as_ref()
            .is_some_and(|chip| chip.is_over());
        if is_over || self.card_is_open() {
            self.settle()
        } else {
            Ok(())
        }
    }

    fn show_mark(self: &Rc<Self>, mark: Mark, place: &Place, lang: Lang) -> Result<(), JsValue> {
        let host = self.mounted(place.container.as_ref(), lang)?;
        let shown = self.pill.borrow().clone();
        let is_new = shown.is_none_or(|pill| pill.says != (mark, lang));
        if is_new {
            self.remove_pill();
            let pill = Rc::new(Pill::new(&self.document, mark, lang)?);
            host.add(&pill.element)?;
            self.pill.replace(Some(pill));
        }
        self.settle_pill(place)?;
        if is_new {
            host.say(mark.text(lang).to_owned())?;
        }
        Ok(())
    }

    fn settle_pill(&self, place: &Place) -> Result<(), JsValue> {
        let pill = self.pill.borrow().clone();
        match pill {
            Some(pill) if pill.element.is_connected() => {
                let mut avoid = self.avoid(place);
                avoid.extend(self.chip.borrow().as_ref().and_then(|chip| chip.taken()));
                avoid.extend(self.card.borrow().as_ref().and_then(|card| card.taken()));
                pill.settle(&self.viewport()?, place, &avoid)
            }
            _ => Ok(()),
        }
    }

    fn remove_pill(&self) {
        let Some(pill) = self.pill.take() else { return };
        let had_focus = pill.has_focus();
        pill.element.remove();
        self.fall_silent();
        if had_focus {
            let gives_back = self.gives_back.take();
            self.give_back(gives_back);
        }
    }

    /// Closes the mark, for as long as its reason stays.
    fn close_mark(&self) {
        let mark = self.pill.borrow().as_ref().map(|pill| pill.says.0);
        self.closed_mark.set(mark);
        self.gestures.borrow_mut().closed();
        self.remove_pill();
    }

    fn mark_has_focus(&self) -> bool {
        let pill = self.pill.borrow();
        pill.as_ref().is_some_and(|pill| pill.has_focus())
    }

    fn fall_silent(&self) {
        if let Some(host) = self.host.borrow().as_ref() {
            host.fall_silent();
        }
    }

    fn open(
        self: &Rc<Self>,
        frame: Result<Frame, JsValue>,
        purpose: Purpose,
        lang: Lang,
        within: Option<&Element>,
    ) {
        self.close(Answer::Change);
        let opened = frame.and_then(|frame| {
            let host = self.mounted(within, lang)?;
            host.add(&frame.element)?;
            Ok(frame)
        });
        match opened {
            Ok(frame) => {
                self.gestures.borrow_mut().opened();
                // Before it opens: opening moves the focus, and that asks whose it is.
                self.dialog.replace(Some((frame.clone(), purpose)));
                if let Err(error) = frame.open() {
                    report(Err(error));
                    self.close(Answer::Post);
                }
            }
            Err(error) => {
                report(Err(error));
                purpose.fulfil(Answer::Post);
            }
        }
    }

    /// Closes the open dialog, if any, and tells who waits for it.
    fn close(&self, answer: Answer) {
        let Some((frame, purpose)) = self.dialog.take() else {
            return;
        };
        self.gestures.borrow_mut().closed();
        if frame.element.open() {
            frame.element.close();
        }
        frame.element.remove();
        purpose.fulfil(answer);
    }

    /// The page's popover that our host stands in.
    fn popover(&self) -> Option<Element> {
        let host = self.host.borrow();
        let parent = host.as_ref()?.element().parent_element()?;
        parent
            .matches(OPEN_POPOVER)
            .unwrap_or(false)
            .then_some(parent)
    }

    fn modal_open(&self) -> bool {
        let dialog = self.dialog.borrow();
        dialog.as_ref().is_some_and(|(frame, _)| frame.stands())
    }

    fn on_event(self: &Rc<Self>, event: &Event) -> bool {
        let modal = self.modal_open();
        if !modal {
            // A page took the host away, and the dialog with it.
            self.close(Answer::Change);
        }
        let aimed = self.is_aimed(event);
        if !modal && input::is_escape(event) && event.is_trusted() && self.leaves(event, aimed) {
            return true;
        }
        if !(modal || aimed) && self.gestures.borrow().is_idle() {
            return false;
        }
        if !event.is_trusted() {
            if aimed {
                event.prevent_default();
            }
            return aimed;
        }
        let heard = match (modal, aimed) {
            (true, aimed) => Heard::UnderDialog { aimed },
            (false, true) => Heard::InCard,
            (false, false) => Heard::OnPage,
        };
        let verdict = self.gestures.borrow_mut().judge(&input::read(event), heard);
        if verdict.prevent {
            event.prevent_default();
        }
        if verdict.ours {
            self.follow(event, modal);
        }
        verdict.ours
    }

    /// Escape closes the mark that has the focus, or else the card wherever the
    /// focus is. On the chip it goes back to where the person came from. The page
    /// sees nothing of it.
    fn leaves(&self, event: &Event, aimed: bool) -> bool {
        let is_open = self.card_is_open();
        if !(is_open || aimed) {
            return false;
        }
        {
            let mut gestures = self.gestures.borrow_mut();
            gestures.judge(&input::read(event), Heard::InCard);
            gestures.closed();
        }
        event.prevent_default();
        if self.mark_has_focus() {
            self.close_mark();
        } else if is_open {
            self.close_card();
        } else if let Some(before) = self.came_from.take() {
            report(before.focus());
        }
        true
    }

    /// What an event of ours does besides pressing buttons.
    fn follow(self: &Rc<Self>, event: &Event, modal: bool) {
        if input::is_f1(event) {
            event.prevent_default();
            if modal {
                let frame = self
                    .dialog
                    .borrow()
                    .as_ref()
                    .map(|(frame, _)| frame.clone());
                if let Some(frame) = frame {
                    report(frame.unfold_tips());
                }
            } else {
                self.open_tips_of_card();
            }
        }
        if !modal && event.type_() == "focusin" {
            let before = event
                .dyn_ref::<FocusEvent>()
                .and_then(FocusEvent::related_target)
                .and_then(|before| before.dyn_into::<HtmlElement>().ok())
                .filter(|before| !self.is_host(before));
            if before.is_some() {
                self.came_from.replace(before);
            }
        }
    }

    fn is_aimed(&self, event: &Event) -> bool {
        event.target().is_some_and(|target| {
            target
                .dyn_ref::<Node>()
                .is_some_and(|node| self.is_host(node))
        })
    }

    fn is_host(&self, node: &Node) -> bool {
        let host = self.host.borrow();
        host.as_ref()
            .is_some_and(|host| host.element().is_same_node(Some(node)))
    }

    /// Hears what happened to our own nodes.
    fn own_event(self: &Rc<Self>, event: &Event) {
        match event.type_().as_str() {
            "submit" => {
                event.prevent_default();
                let button = event
                    .dyn_ref::<SubmitEvent>()
                    .and_then(SubmitEvent::submitter)
                    .map(Element::from);
                if let Some(button) = button {
                    self.pressed(&button);
                }
            }
            "change" => {
                if let Some(dialog) = self.open_dialog() {
                    report(question::follow(&dialog));
                }
            }
            "cancel" => {
                event.prevent_default();
                self.close(Answer::Change);
            }
            // Closed without us: by a second Escape, which no page can forbid.
            "close" => self.close(Answer::Change),
            // The card grew or shrank with its folded findings.
            "toggle" => report(self.settle()),
            _ => {}
        }
    }

    /// A button of ours was pressed.
    fn pressed(self: &Rc<Self>, button: &Element) {
        let name = button.get_attribute("name").unwrap_or_default();
        match name.as_str() {
            "change" | "close" => self.close(Answer::Change),
            "post" => report(self.post()),
            "tips" => self.open_tips_of_card(),
            "hide" => self.hide_by_person(),
            "open" if self.card_is_open() => self.close_card(),
            "open" => {
                let by_key = self
                    .chip
                    .borrow()
                    .as_ref()
                    .is_some_and(|chip| chip.has_focus());
                report(self.open_card(by_key, None));
            }
            "shut" => {
                self.gestures.borrow_mut().closed();
                self.close_card();
            }
            mark::SHUT => self.close_mark(),
            wrong::COPY => report(self.copy_report()),
            name => {
                if !self.hears_wish(name, button) {
                    self.take(name);
                }
            }
        }
    }

    /// The person wants the words of a proposal.
    fn take(&self, name: &str) {
        let number = |before| name.strip_prefix(before)?.parse::<usize>().ok();
        if let Some(number) = number(point::USE) {
            self.gestures.borrow_mut().closed();
            self.close_card();
            let uses = self.uses.borrow().clone();
            if let Some(uses) = uses {
                uses(number);
            }
        } else if let Some(number) = number(point::COPY) {
            report(self.copy(name, number));
        }
    }

    fn copy(&self, name: &str, number: usize) -> Result<(), JsValue> {
        let (card, host) = (self.card.borrow().clone(), self.host.borrow().clone());
        let (Some(card), Some(host)) = (card, host) else {
            return Ok(());
        };
        let proposal = card.content.points().nth(number);
        let Some(proposal) = proposal.and_then(|point| point.proposal.as_ref()) else {
            return Ok(());
        };
        if !copy::copy(&self.document, proposal.words)? {
            return Ok(());
        }
        let copied = warning::copied(card.content.lang);
        let button = card.element().query_selector(&format!("[name={name}]"))?;
        if let Some(button) = button {
            button.set_text_content(Some(copied));
        }
        host.say(copied.to_owned())
    }

    fn open_tips_of_card(self: &Rc<Self>) {
        let view = self.shown.borrow().as_ref().map(|(view, _)| view.clone());
        if let Some(view) = view {
            Ui(self.clone()).open_tips(&view, Box::new(|| ()));
        }
    }

    fn hide_by_person(self: &Rc<Self>) {
        if let Some(card) = self.card.borrow().as_ref() {
            let mut hidden = self.hidden.borrow_mut();
            hidden.extend(card.content.points().map(key));
        }
        if self.modal_open() {
            self.close(Answer::Change);
        } else {
            self.gestures.borrow_mut().closed();
        }
        self.remove_card();
    }

    /// What of the page can be seen: without the part that a keyboard on the
    /// screen covers or that zooming with two fingers moved out.
    fn viewport(&self) -> Result<Rect, JsValue> {
        let seen = self
            .document
            .default_view()
            .and_then(|window| window.visual_viewport())
            .ok_or("a document without a viewport shows nothing")?;
        Ok(Rect {
            left: seen.offset_left(),
            top: seen.offset_top(),
            right: seen.offset_left() + seen.width(),
            bottom: seen.offset_top() + seen.height(),
        })
    }
}

impl Purpose {
    fn fulfil(self, answer: Answer) {
        match self {
            Self::Tips(closed) => closed(),
            Self::Question(answered) => answered(answer),
        }
    }
}
