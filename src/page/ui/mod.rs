//! The interface in the page: the warning beside the composer, the question
//! at the publish button, the ten tips and the small marks.
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
mod dialog;
mod dom;
pub mod gesture;
mod host;
mod input;
mod mark;
pub mod placement;
mod point;

pub use mark::Mark;
pub use namens_told::View;
pub use placement::Rect;

use card::Card;
use dialog::Frame;
use gesture::{Gestures, Heard};
use host::Host;
use mark::Pill;
use namens_browser::settings::Appearance;
use namens_texts::Lang;
use namens_told::{Content, Key, key};
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
    appearance: Cell<Appearance>,
    host: RefCell<Option<Rc<Host>>>,
    card: RefCell<Option<Rc<Card>>>,
    pill: RefCell<Option<Rc<Pill>>>,
    dialog: RefCell<Option<(Frame, Purpose)>>,
    /// Where the card stands, and of what.
    shown: RefCell<Option<(View, Place)>>,
    gestures: RefCell<Gestures>,
    /// Findings whose warning the person hid.
    hidden: RefCell<Vec<Key>>,
    /// What had the focus before our card.
    came_from: RefCell<Option<HtmlElement>>,
}

/// Whom an open dialog is to tell that it closed.
enum Purpose {
    Tips(Box<dyn FnOnce()>),
    Question(Box<dyn FnOnce(Answer)>),
}

impl Ui {
    /// An interface that the page can neither read nor style. No node is made
    /// before something is shown.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        Self::with_mode(document, ShadowRootMode::Closed)
    }

    /// The same for a page of our own, open to its tests.
    #[must_use]
    pub fn new_open(document: &Document) -> Self {
        Self::with_mode(document, ShadowRootMode::Open)
    }

    fn with_mode(document: &Document, mode: ShadowRootMode) -> Self {
        Self(Rc::new(Inner {
            document: document.clone(),
            mode,
            appearance: Cell::default(),
            host: RefCell::default(),
            card: RefCell::default(),
            pill: RefCell::default(),
            dialog: RefCell::default(),
            shown: RefCell::default(),
            gestures: RefCell::default(),
            hidden: RefCell::default(),
            came_from: RefCell::default(),
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

    /// Shows the warning, or brings it up to date. Never takes the focus, and
    /// says nothing anew when it tells the same. Findings that the person hid
    /// bring no warning back by themselves.
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

    /// Moves the warning, and the mark if there is one, with their composer.
    pub fn move_warning(&self, place: &Place) {
        let inner = &self.0;
        if let Some((_, at)) = inner.shown.borrow_mut().as_mut() {
            at.clone_from(place);
        }
        report(inner.settle_card().and_then(|()| inner.settle_pill(place)));
    }

    /// Takes the warning away.
    pub fn hide_warning(&self) {
        self.0.remove_card();
    }

    /// Shows a mark, instead of any other.
    pub fn mark(&self, mark: Mark, place: &Place, lang: Lang) {
        report(self.0.show_mark(mark, place, lang));
    }

    /// Takes the mark away.
    pub fn clear_mark(&self) {
        self.0.remove_pill();
    }

    /// Opens the ten tips, with the findings of the post. `closed` is called
    /// once, when the dialog is gone and the focus is back.
    pub fn open_tips(&self, view: &View, closed: Box<dyn FnOnce()>) {
        let inner = &self.0;
        let can_hide = inner.card.borrow().is_some();
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
    pub fn ask(&self, view: &View, popover: Option<&Element>, answered: Box<dyn FnOnce(Answer)>) {
        let inner = &self.0;
        let Some(content) = Content::of(view) else {
            answered(Answer::Post);
            return;
        };
        let frame = Frame::question(&inner.document, &content);
        inner.open(frame, Purpose::Question(answered), view.lang, popover);
    }

    /// Whether the question or the ten tips are open.
    #[must_use]
    pub fn modal_open(&self) -> bool {
        self.0.modal_open()
    }

    /// Judges an event that was heard on the window, before the page. `true`:
    /// it is ours, and the caller stops it. It must be asked of every event
    /// that the caller listens to.
    pub fn on_event(&self, event: &Event) -> bool {
        self.0.on_event(event)
    }

    /// Takes everything out of the page. An open question gets no answer.
    pub fn unmount(&self) {
        let inner = &self.0;
        inner.dialog.take();
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
            return self.settle_card();
        }
        let card = Rc::new(Card::new(&self.document, content)?);
        host.add(card.element())?;
        if let Some(old) = old {
            card.take_over(&old)?;
            old.element().remove();
        }
        self.card.replace(Some(card.clone()));
        self.settle_card()?;
        host.say(card.content.announcement())
    }

    fn settle_card(&self) -> Result<(), JsValue> {
        let card = self.card.borrow().clone();
        let place = self.shown.borrow().as_ref().map(|(_, place)| place.clone());
        match (card, place) {
            (Some(card), Some(place)) if card.element().is_connected() => {
                card.settle(&self.viewport()?, &place)
            }
            _ => Ok(()),
        }
    }

    fn remove_card(&self) {
        let Some(card) = self.card.take() else { return };
        let had_focus = card.element().matches(":focus-within").unwrap_or(false);
        card.element().remove();
        self.fall_silent();
        let came_from = self.came_from.take();
        if let (true, Some(before)) = (had_focus, came_from) {
            report(before.focus());
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
                let card = self.card.borrow().as_ref().map(|card| card.taken());
                pill.settle(&self.viewport()?, place, card)
            }
            _ => Ok(()),
        }
    }

    fn remove_pill(&self) {
        if let Some(pill) = self.pill.take() {
            pill.element.remove();
            self.fall_silent();
        }
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
                    .and_then(|button| button.get_attribute("name"));
                if let Some(name) = button {
                    self.pressed(&name);
                }
            }
            "cancel" => {
                event.prevent_default();
                self.close(Answer::Change);
            }
            // Closed without us: by a second Escape, which no page can forbid.
            "close" => self.close(Answer::Change),
            // The card grew or shrank with its folded findings.
            "toggle" => report(self.settle_card()),
            _ => {}
        }
    }

    /// A button of ours was pressed.
    fn pressed(self: &Rc<Self>, name: &str) {
        match name {
            "change" | "close" => self.close(Answer::Change),
            "post" => self.close(Answer::Post),
            "tips" => self.open_tips_of_card(),
            "hide" => self.hide_by_person(),
            "fold" => {
                let card = self.card.borrow().clone();
                if let Some(card) = card {
                    report(card.turn_fold().and_then(|()| self.settle_card()));
                }
            }
            _ => {}
        }
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
