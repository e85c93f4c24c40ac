//! The content script in one page: it watches what is typed, and asks before
//! it is published.
//!
//! # Borrows
//!
//! Moving the focus, pressing a button and opening a dialog make events, and
//! with them a call of [`Page::hear`] inside the call that caused them. So no
//! `RefCell` stays borrowed across a call into the DOM or the interface.

mod habits;

use crate::approval::{Approval, Sight as Seen, Todo};
use crate::carry::Change;
use crate::composer::Composer;
use crate::context;
use crate::counting::Counting;
use crate::daily::Daily;
use crate::editor::{Caret, focus};
use crate::elsewhere::Elsewhere;
use crate::gate::{Gate, Heard, Publishes, Verdict, What};
use crate::press;
use crate::replace::{Replacing, Stage};
use crate::sight::Sight;
use crate::timer::Timer;
use crate::tree;
use crate::ui::{Answer, Field, Mark, OPEN_POPOVER, Ui, View};
use namens_browser::in_use::InUse;
use namens_browser::settings::{self, Settings};
use namens_habits::soften;
use namens_norms::{Account, Assessment, Context, Finding, Language, Level, Norm};
use namens_sites::Adapter;
use namens_sites::join::Whole;
use namens_texts::Lang;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, InputEvent, KeyboardEvent, Window};

/// Typing has paused when nothing was typed for so many milliseconds.
const TYPING_PAUSE: f64 = 300.0;
/// Between two looks at a composer that publishes an approved text, in milliseconds.
const LOOK_AGAIN: f64 = 100.0;

/// The content script in one page.
pub struct Page {
    window: Window,
    document: Document,
    adapter: &'static Adapter,
    settings: RefCell<Settings>,
    ui: Ui,
    gate: RefCell<Gate>,
    /// The composer whose publication the gate keeps from the page.
    held: RefCell<Option<Held>>,
    approved: RefCell<Option<Approved>>,
    /// The mark of a text that was approved and did not go out: when it comes
    /// back as it was, in a composer of the same kind, it is not asked again.
    kept: Cell<Option<u64>>,
    /// Whether the press that is being heard is our own.
    pressing: Cell<bool>,
    /// Whether an input method is composing: its text is not chosen yet.
    composing: Cell<bool>,
    /// The composer that the person is in.
    current: RefCell<Option<Composer>>,
    /// What is shown of it, and of which text.
    shown: RefCell<Option<(View, String)>>,
    /// A proposal on its way into the text.
    replacing: RefCell<Option<Replacing>>,
    /// The text that a proposal did not get into, and what is said of that.
    not_replaced: RefCell<Option<(String, Mark)>>,
    /// The level of it that the toolbar's button shows.
    badge: Cell<Level>,
    sight: RefCell<Option<Sight>>,
    /// Texts typed outside their composer.
    elsewhere: Elsewhere,
    account: RefCell<Option<Account>>,
    /// That it is working hours is said once a day.
    worktime: RefCell<Daily>,
    /// How often each rule was shown, and what came of it.
    counting: RefCell<Counting>,
    typing: Timer,
    gesture: Timer,
    effect: Timer,
    replaces: Timer,
    /// Lets underlines and warning follow once a frame: several events make a key.
    follows: Timer,
}

/// A composer at the gate, with the caret from before the press.
struct Held {
    composer: Composer,
    caret: Caret,
}

/// An approved text, and the composer it is in.
struct Approved {
    approval: Approval,
    composer: Composer,
}

impl Page {
    /// Starts watching a page of this site. `sign` is what its interface is told
    /// by, where that is needed.
    pub fn new(
        window: &Window,
        adapter: &'static Adapter,
        settings: Settings,
        worktime: Daily,
        counting: Counting,
        sign: Option<String>,
    ) -> Option<Rc<Self>> {
        let document = window.document()?;
        let page = Rc::new(Self {
            window: window.clone(),
            ui: Ui::new(&document, sign),
            document,
            adapter,
            settings: RefCell::new(settings),
            gate: RefCell::default(),
            held: RefCell::default(),
            approved: RefCell::default(),
            kept: Cell::default(),
            pressing: Cell::default(),
            composing: Cell::default(),
            current: RefCell::default(),
            shown: RefCell::default(),
            badge: Cell::default(),
            replacing: RefCell::default(),
            not_replaced: RefCell::default(),
            sight: RefCell::default(),
            elsewhere: Elsewhere::default(),
            account: RefCell::default(),
            worktime: RefCell::new(worktime),
            counting: RefCell::new(counting),
            typing: Timer::new(window),
            gesture: Timer::new(window),
            effect: Timer::new(window),
            replaces: Timer::new(window),
            follows: Timer::new(window),
        });
        page.typing.does(page.later(|page| page.check()));
        page.gesture.does(page.later(|page| page.wake()));
        page.effect.does(page.later(|page| page.look()));
        page.follows.does(page.later(|page| page.ui.follow()));
        let wished = Rc::downgrade(&page);
        page.ui.when_wished(move |wish| {
            if let Some(page) = wished.upgrade() {
                page.grant(wish);
            }
        });
        let appearance = page.settings.borrow().appearance;
        page.ui.dress(appearance);
        page.replaces.does(page.later(|page| page.replace()));
        let uses = Rc::downgrade(&page);
        page.ui.when_used(move |number| {
            if let Some(page) = uses.upgrade() {
                page.use_proposal(number);
            }
        });
        page.find_focus();
        Some(page)
    }

    /// Something to do with this page, if it is still there by then.
    fn later(self: &Rc<Self>, does: impl Fn(&Rc<Self>) + 'static) -> impl Fn() + 'static {
        let page = Rc::downgrade(self);
        move || {
            if let Some(page) = page.upgrade() {
                does(&page);
            }
        }
    }

    /// Takes over changed settings at once.
    pub fn apply(self: &Rc<Self>, settings: Settings) {
        self.ui.dress(settings.appearance);
        self.settings.replace(settings);
        if self.is_on() {
            self.shown.take();
            self.check();
        } else {
            self.retire();
        }
    }

    /// Takes everything of ours out of the page.
    pub fn retire(&self) {
        for timer in [
            &self.typing,
            &self.gesture,
            &self.effect,
            &self.replaces,
            &self.follows,
        ] {
            timer.stop();
        }
        self.replacing.take();
        self.not_replaced.take();
        self.held.take();
        self.approved.take();
        self.kept.take();
        self.current.take();
        self.shown.take();
        self.sight.take();
        self.gate.take();
        self.ui.unmount();
        self.show_badge(Level::None);
    }

    /// Shows the level of the composer in use at the toolbar's button.
    fn show_badge(&self, level: Level) {
        if self.badge.replace(level) != level {
            namens_browser::runtime::show_badge(level);
        }
    }

    /// The post in the composer in use; `None` where there is none.
    pub fn post_in_use(&self) -> Option<InUse> {
        let composer = self.current.borrow().clone()?.now(self.adapter)?;
        Some(InUse {
            text: self.whole(&composer).text,
            context: self.context(&composer),
            held: composer.is_guarded(),
        })
    }

    /// Whether the user wants us on this site.
    fn is_on(&self) -> bool {
        let settings = self.settings.borrow();
        settings.is_on(self.adapter.id, || context::today().parse().ok())
    }

    fn lang(&self) -> Lang {
        settings::lang(self.settings.borrow().language)
    }

    /// Whether a letter that is typed now changes nothing here. What it does to
    /// the text is heard of all the same.
    pub fn leaves_letters(&self) -> bool {
        self.gate.borrow().is_at_rest() && !self.waits_for_press() && self.ui.leaves_letters()
    }

    /// Hears an event before the page does, and stops it where it must not get there.
    pub fn hear(self: &Rc<Self>, event: &Event) {
        if !self.is_on() {
            return;
        }
        if self.ui.on_event(event) {
            event.stop_immediate_propagation();
            return;
        }
        match event.type_().as_str() {
            "input" | "compositionend" => self.typed(event),
            "focusin" => self.entered(event),
            "scroll" | "resize" => self.moved(),
            "focusout" => {}
            "keydown" if self.asks_for_tips(event) => {
                event.prevent_default();
                event.stop_immediate_propagation();
                self.open_tips();
            }
            "blur" if event.target().as_deref() != Some(self.window.as_ref()) => {}
            kind => {
                self.guard(event);
                match kind {
                    // The caret may be elsewhere now.
                    "keyup" | "click" => self.follow(),
                    "keydown" => self.pressed(event),
                    _ => {}
                }
            }
        }
    }

    /// Goes on with events that the page was kept from seeing while we were
    /// loading, each with what it passed.
    pub fn resume(self: &Rc<Self>, events: impl Iterator<Item = (Event, Vec<Element>)>) {
        let mut settle = false;
        let mut publishes = false;
        let mut pressed = None;
        for (event, path) in events {
            let (heard, composer) = self.read(&event, || path.clone());
            if let Some(composer) = composer {
                publishes = true;
                self.hold(composer);
            }
            settle |= self.gate.borrow_mut().resume(&heard).settle;
            if heard.what == What::Click {
                pressed = path.first().cloned();
            }
        }
        if !publishes && let Some(pressed) = pressed.and_then(|pressed| pressed.dyn_into().ok()) {
            // Seen alone it looked like a publication; the page gets its press.
            press::press(&pressed);
        }
        self.settle_or_wait(settle);
    }

    // The gate.

    fn guard(self: &Rc<Self>, event: &Event) {
        if self.pressing.get() {
            return;
        }
        let (heard, composer) = self.read(event, || tree::path(event));
        let mut asks = None;
        // Judging only reads the page, so it makes no event that would need the gate.
        let decision = self.gate.borrow_mut().hear(&heard, || {
            let Some(composer) = composer else {
                return Verdict::Pass;
            };
            let verdict = self.judge(&composer, event);
            asks = (verdict == Verdict::Ask).then_some(composer);
            verdict
        });
        if let Some(composer) = asks {
            self.hold(composer);
        }
        self.watch_approved();
        if decision.swallow {
            event.stop_immediate_propagation();
            if !event.type_().starts_with("touch") {
                // A touch without its default makes no click, and without the
                // click we would not know that it pressed.
                event.prevent_default();
            }
        }
        self.settle_or_wait(decision.settle);
    }

    /// What an event is to the gate, and the composer it publishes. Most events
    /// publish nothing whatever they pass.
    fn read(
        &self,
        event: &Event,
        path: impl FnOnce() -> Vec<Element>,
    ) -> (Heard, Option<Composer>) {
        let publishes = press::publishes(self.adapter, event, path);
        let (publishes, composer) = publishes.unzip();
        let heard = Heard {
            what: press::what(event),
            trusted: event.is_trusted(),
            publishes: publishes.unwrap_or(Publishes::No),
            time: event.time_stamp(),
        };
        (heard, composer)
    }

    /// What is to be done with a composer that is about to be published, by
    /// the text that is in it now.
    fn judge(&self, composer: &Composer, event: &Event) -> Verdict {
        let whole = self.whole(composer);
        let text = &whole.text;
        if let Some(approved) = self.approved.borrow_mut().as_mut()
            && approved.approval.text() == *text
            && (approved.composer.is(composer) || !approved.composer.is_there())
        {
            if approved.approval.lets_press() {
                approved.approval.passes();
                return Verdict::Pass;
            }
            // The site's own submit is the rest of the press that was approved.
            return match event.type_().as_str() {
                "submit" => Verdict::Pass,
                _ => Verdict::Underway,
            };
        }
        if self.assess(text, composer).level < Level::Confirm {
            return Verdict::Pass;
        }
        if self.kept.get() != Some(mark_of(text, composer)) {
            return Verdict::Ask;
        }
        self.kept.take();
        let mut approval = Approval::again(text.clone(), self.now());
        approval.passes();
        let composer = composer.clone();
        self.approved.replace(Some(Approved { approval, composer }));
        Verdict::Pass
    }

    /// Looks when an approved text is gone, where the press is the person's.
    fn watch_approved(self: &Rc<Self>) {
        if !self.waits_for_press() {
            return;
        }
        let approved = self.approved.borrow();
        let composer = approved.as_ref().map(|approved| approved.composer.clone());
        drop(approved);
        if let Some(composer) = composer {
            self.observe(&composer);
        }
    }

    /// Keeps which composer is at the gate, with the caret as it was when the
    /// press began.
    fn hold(&self, composer: Composer) {
        let mut held = self.held.borrow_mut();
        if held
            .as_ref()
            .is_none_or(|held| !held.composer.is(&composer))
        {
            let active = self.focused_field();
            let editor = active
                .filter(|active| active.is(&composer))
                .map_or_else(|| composer.field().clone(), |active| active.field().clone());
            *held = Some(Held {
                caret: Caret::keep(&editor),
                composer,
            });
        }
    }

    fn settle_or_wait(self: &Rc<Self>, settle: bool) {
        if settle {
            self.settle();
            return;
        }
        if self.gate.borrow().is_open() {
            self.held.take();
        }
        let wake_at = self.gate.borrow().wake_at();
        match wake_at {
            Some(at) => self.gesture.start(at - self.now()),
            None => self.gesture.stop(),
        }
    }

    fn wake(self: &Rc<Self>) {
        let settle = self.gate.borrow_mut().tick(self.now());
        self.settle_or_wait(settle);
    }

    /// A gesture that publishes has ended, and the page saw nothing of it:
    /// asks, or publishes what needs no question.
    fn settle(self: &Rc<Self>) {
        self.gesture.stop();
        let Some(held) = self.held.take() else { return };
        let whole = self.whole(&held.composer);
        let view = self.view(&whole, &held.composer);
        let text = whole.text;
        if view.assessment.level < Level::Confirm {
            self.publish(held.composer, text);
            return;
        }
        self.gate.borrow_mut().asks();
        self.typing.stop();
        self.count_shown(&view);
        let asked = self.asked(&view, &held.composer, text.clone());
        let rules: BTreeSet<&'static str> = (view.assessment.findings.iter())
            .filter(|finding| finding.level == Level::Confirm)
            .map(|finding| finding.rule)
            .collect();
        let popover = tree::closest(held.composer.field(), OPEN_POPOVER);
        let page = Rc::downgrade(self);
        let answered = move |answer| {
            let Some(page) = page.upgrade() else { return };
            page.gate.borrow_mut().answered();
            page.count_answer(&rules, answer);
            page.go_back(&held, &text);
            match answer {
                Answer::Change => {}
                Answer::Post | Answer::Agreed => page.publish(held.composer, text),
            }
        };
        self.ui
            .ask(&view, &asked, popover.as_ref(), Box::new(answered));
    }

    /// Gives the focus back to the editor, or to the one that the page put in
    /// its place.
    fn go_back(&self, held: &Held, text: &str) {
        if held.caret.editor().is_connected() {
            held.caret.put_back();
        } else if let Some(composer) = self.with_text(&held.composer, text) {
            focus(composer.field());
        }
    }

    fn publish(self: &Rc<Self>, composer: Composer, text: String) {
        let approval = Approval::new(text, self.now());
        let approval = if composer.is_at_a_step() {
            approval.at_a_step()
        } else {
            approval
        };
        self.approved.replace(Some(Approved { approval, composer }));
        self.look();
    }

    /// Looks whether an approved text is published, and presses the button if
    /// that is still to be done.
    fn look(self: &Rc<Self>) {
        let Some(mut approved) = self.approved.take() else {
            return;
        };
        let sight = self.see(&mut approved);
        let todo = approved.approval.look(sight, self.now());
        let composer = approved.composer.clone();
        let mark = mark_of(approved.approval.text(), &composer);
        let approval_went_out = approved.approval.may_be_published();
        if todo != Todo::Forget {
            self.approved.replace(Some(approved));
        }
        match todo {
            Todo::Press => {
                if let Some((button, _)) = composer.button() {
                    self.pressing.set(true);
                    press::press(&button);
                    self.pressing.set(false);
                }
                self.effect.start(LOOK_AGAIN);
            }
            Todo::Wait => self.effect.start(LOOK_AGAIN),
            Todo::SayOnceMore => {
                let by_key = !composer.has_button() && composer.publishes_at_enter(false);
                let mark = if by_key {
                    Mark::EnterOnceMore
                } else {
                    Mark::PressOnceMore
                };
                self.ui.mark(mark, &composer.place(), self.lang());
                self.observe(&composer);
            }
            Todo::Rest => {}
            Todo::Forget => {
                if !approval_went_out {
                    self.kept.set(Some(mark));
                }
                self.ui.clear_mark();
                self.check();
            }
        }
    }

    fn see(&self, approved: &mut Approved) -> Seen {
        let text = approved.approval.text();
        if !approved.composer.is_there() {
            match self.with_text(&approved.composer, text) {
                Some(composer) => approved.composer = composer,
                None => return Seen::Changed,
            }
        }
        if self.whole(&approved.composer).text != text {
            return Seen::Changed;
        }
        match approved.composer.button() {
            Some((_, true)) => Seen::Ready,
            None if !approved.composer.has_button() => Seen::Buttonless,
            _ => Seen::Busy,
        }
    }

    // Watching.

    fn typed(self: &Rc<Self>, event: &Event) {
        let composing = event
            .dyn_ref::<InputEvent>()
            .is_some_and(InputEvent::is_composing);
        self.composing.set(composing);
        if composing {
            self.follow();
            // What was typed before it is not looked at in the middle of it.
            self.typing.stop();
            return;
        }
        self.follow();
        if self.is_in_current(event) {
            // Nothing is looked for at a key; the pause looks at everything.
            self.typing.start(TYPING_PAUSE);
            return;
        }
        let path = tree::path(event);
        self.elsewhere.note(self.adapter, &path);
        if let Some(composer) = Composer::of_field(self.adapter, &path) {
            self.current.replace(Some(composer));
            self.typing.start(TYPING_PAUSE);
        }
    }

    /// Whether an event is of the field that the person was in at the last one.
    fn is_in_current(&self, event: &Event) -> bool {
        let current = self.current.borrow();
        current.as_ref().is_some_and(|composer| {
            let field: &JsValue = composer.field().as_ref();
            let is_field = |node: &JsValue| node == field;
            // Out of a shadow root an event's target is the root's host.
            let target = event.target();
            let is_its = target.is_some_and(|target| is_field(&target))
                || is_field(&event.composed_path().get(0));
            !composer.is_beside() && is_its
        })
    }

    /// An editor that keeps its own history undoes without any event but the
    /// key.
    fn pressed(&self, event: &Event) {
        let is_chord = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| (event.ctrl_key() || event.meta_key()) && event.key() != "Enter");
        if is_chord && Composer::of_field(self.adapter, &tree::path(event)).is_some() {
            self.typing.start(TYPING_PAUSE);
        }
    }

    fn entered(self: &Rc<Self>, event: &Event) {
        let path = tree::path(event);
        self.elsewhere.note(self.adapter, &path);
        if let Some(composer) = Composer::of_field(self.adapter, &path) {
            self.enter(composer);
        }
    }

    fn enter(self: &Rc<Self>, composer: Composer) {
        self.account
            .replace(context::signed_in(self.adapter, &self.window));
        self.current.replace(Some(composer));
        self.typing.start(0.0);
        if self.waits_for_press() {
            // What was approved may have gone out meanwhile.
            self.look();
        }
    }

    /// The composer whose field has the focus.
    fn focused_field(&self) -> Option<Composer> {
        let focused = tree::focused(&self.document)?;
        Composer::of_field(self.adapter, &tree::path_to(&focused))
    }

    fn find_focus(self: &Rc<Self>) {
        if let Some(composer) = self.focused_field() {
            self.enter(composer);
        }
    }

    /// Assesses what is in the current composer, and shows what comes of it.
    fn check(self: &Rc<Self>) {
        if self.ui.modal_open() {
            // Its answer leads back to the composer.
            return;
        }
        let composer = self.current.borrow().clone();
        let Some(composer) = composer else { return };
        let Some(composer) = composer.now(self.adapter) else {
            self.current.take();
            self.show_nothing();
            return;
        };
        self.current.replace(Some(composer.clone()));
        let whole = self.whole(&composer);
        if whole.text.trim().is_empty() {
            self.show_nothing();
            return;
        }
        let mut view = self.view(&whole, &composer);
        self.say_worktime_once(&mut view.assessment);
        self.show_badge(view.assessment.level);
        let place = composer.place();
        let mark = match &view.assessment {
            assessment if assessment.language == Language::Other => Some(Mark::OtherLanguage),
            assessment if assessment.reporting => Some(Mark::Reporting),
            // "Press once more" says it too.
            assessment
                if assessment.level != Level::None
                    && !composer.is_guarded()
                    && !self.waits_for_press() =>
            {
                Some(Mark::NotGuarded)
            }
            _ => self.says_of_replacing(&whole.text),
        };
        if view.assessment.level == Level::None {
            self.shown.take();
            self.ui.hide_warning();
        } else {
            self.count_shown(&view);
            let fields = self.fields(&composer);
            self.ui.show_warning(&view, &place);
            self.ui.highlight(&view, &fields);
            self.shown.replace(Some((view, whole.text)));
        }
        match mark {
            Some(mark) => self.ui.mark(mark, &place, self.lang()),
            None if self.waits_for_press() => {}
            None => self.ui.clear_mark(),
        }
        if mark.is_some() || self.shown.borrow().is_some() {
            self.observe(&composer);
        } else if !self.waits_for_press() {
            self.sight.take();
        }
    }

    /// Whether the person was told to press once more.
    fn waits_for_press(&self) -> bool {
        let approved = self.approved.borrow();
        approved
            .as_ref()
            .is_some_and(|approved| approved.approval.lets_press())
    }

    /// That it was said on this day, here or in another page.
    pub fn worktime_was_shown(&self, day: String) {
        self.worktime.borrow_mut().was_said(day);
    }

    /// Takes the working hours out of what is to be said, where they were said
    /// today already.
    fn say_worktime_once(&self, assessment: &mut Assessment) {
        let is_worktime = |finding: &Finding| finding.norm == Norm::Worktime;
        if !assessment.findings.iter().any(is_worktime) {
            return;
        }
        let today = context::today();
        if !self.worktime.borrow().may(&today) {
            assessment.findings.retain(|finding| !is_worktime(finding));
            let levels = assessment.findings.iter().map(|finding| finding.level);
            assessment.level = levels.max().unwrap_or_default();
        } else if self.worktime.borrow_mut().said(&today) {
            wasm_bindgen_futures::spawn_local(async move {
                // Where it cannot be kept, it is said again in the next page.
                let _ = namens_browser::storage::keep_worktime_shown(&today).await;
            });
        }
    }

    fn show_nothing(&self) {
        self.show_badge(Level::None);
        self.worktime.borrow_mut().ends();
        self.counting.borrow_mut().ends();
        self.shown.take();
        self.sight.take();
        self.ui.hide_warning();
        self.ui.clear_mark();
    }

    /// Follows a composer for as long as something is shown beside it.
    fn observe(self: &Rc<Self>, composer: &Composer) {
        let same = |sight: &Sight| sight.composer().is(composer) && sight.composer().is_there();
        if self.sight.borrow().as_ref().is_some_and(same) {
            return;
        }
        let changed = self.later(Self::changed);
        let moved = self.later(|page| page.moved());
        // Without an observer the next key, scroll or change of focus tells.
        self.sight.replace(Sight::of(composer, changed, moved).ok());
    }

    fn follow(&self) {
        if self.shown.borrow().is_some() {
            self.follows.start_at_frame();
        }
    }

    fn changed(self: &Rc<Self>) {
        self.follow();
        if self.waits_for_press() {
            self.look();
        }
        if !self.typing.is_running() && !self.composing.get() {
            self.typing.start(TYPING_PAUSE);
        }
    }

    fn moved(self: &Rc<Self>) {
        if self.sight.borrow().is_none() {
            return;
        }
        let composer = self.current.borrow().clone();
        match composer {
            Some(composer) if composer.is_there() => self.ui.move_warning(&composer.place()),
            _ => self.check(),
        }
    }

    fn asks_for_tips(&self, event: &Event) -> bool {
        let is_f1 = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| {
            let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
            event.key() == "F1" && !modified && !event.shift_key()
        });
        is_f1
            && self.shown.borrow().is_some()
            && Composer::of_field(self.adapter, &tree::path(event))
                .zip(self.current.borrow().as_ref())
                .is_some_and(|(composer, current)| composer.is(current))
    }

    fn open_tips(&self) {
        let view = self.shown.borrow().as_ref().map(|(view, _)| view.clone());
        let caret = self.focused_field().map(|field| Caret::keep(field.field()));
        let Some(view) = view else { return };
        let closed = move || {
            if let Some(caret) = caret {
                caret.put_back();
            }
        };
        self.ui.open_tips(&view, Box::new(closed));
    }

    /// Opens the card of the warning, if there is one, with the focus in it.
    pub fn open_warning(&self) {
        let caret = self.focused_field().map(|field| Caret::keep(field.field()));
        let editor = self
            .current
            .borrow()
            .as_ref()
            .map(|composer| composer.field().clone());
        let closed = move || match (caret, editor) {
            (Some(caret), _) => caret.put_back(),
            (None, Some(editor)) => focus(&editor),
            (None, None) => {}
        };
        self.ui.open_warning(Box::new(closed));
    }

    // Replacing.

    /// Puts a proposal in the place of the words of a finding.
    fn use_proposal(self: &Rc<Self>, number: usize) {
        let Some((view, text)) = self.shown.borrow().clone() else {
            return;
        };
        let composer = self
            .current
            .borrow()
            .as_ref()
            .and_then(|composer| composer.now(self.adapter));
        let finding = view.assessment.findings.get(number);
        let (Some(composer), Some(finding)) = (composer, finding) else {
            return;
        };
        let Some(words) = namens_norms::texts::proposal(finding, view.lang) else {
            return;
        };
        let now = self.whole(&composer);
        let place = Change::between(&text, &now.text)
            .carry(&(finding.start..finding.end))
            .and_then(|found| now.parts.in_field(found.start, found.end));
        let replacing = place.and_then(|(number, start, end)| {
            let field = self.fields(&composer).into_iter().nth(number)?;
            let field = field.replaces.then_some(field)?;
            Replacing::new(field, start..end, words.to_owned())
        });
        if replacing.is_none() {
            self.say_not_replaced(Mark::NotReplaced);
            return;
        }
        self.replacing.replace(replacing);
        self.replace();
    }

    /// Takes the next step of it.
    fn replace(self: &Rc<Self>) {
        let Some(mut replacing) = self.replacing.take() else {
            return;
        };
        // Each step makes events, and they make calls of `hear`.
        match replacing.step() {
            Stage::Later(milliseconds) => {
                self.replacing.replace(Some(replacing));
                self.replaces.start(milliseconds);
            }
            Stage::Done => {}
            Stage::Failed { is_as_before } => {
                let mark = if is_as_before {
                    Mark::NotReplaced
                } else {
                    Mark::LookOver
                };
                self.say_not_replaced(mark);
            }
        }
    }

    /// Says it for as long as the text stays what it is now.
    fn say_not_replaced(&self, mark: Mark) {
        let composer = self.current.borrow().clone();
        let text = composer.map(|composer| self.whole(&composer).text);
        self.not_replaced.replace(text.map(|text| (text, mark)));
        self.typing.start(0.0);
    }

    /// What is said of a text that a proposal did not get into.
    fn says_of_replacing(&self, text: &str) -> Option<Mark> {
        let said = self.not_replaced.borrow();
        let (of, mark) = said.as_ref()?;
        (of == text).then_some(*mark)
    }

    // Both.

    /// All that is typed into for a composer, in the order of its parts.
    fn fields(&self, composer: &Composer) -> Vec<Field> {
        let outside = self.elsewhere.of(composer).into_iter();
        let outside = outside.map(|(_, _, element)| composer.field_of(element));
        composer.fields().chain(outside).collect()
    }

    /// All that the composer would publish now.
    fn whole(&self, composer: &Composer) -> Whole {
        let outside = self.elsewhere.of(composer).into_iter();
        composer.whole(outside.map(|(role, text, _)| (role, text)).collect())
    }

    /// The composer with this text that the page put in the place of another.
    fn with_text(&self, gone: &Composer, text: &str) -> Option<Composer> {
        let mut composers = gone.all_like(self.adapter).into_iter();
        composers.find(|composer| self.whole(composer).text == text)
    }

    fn view(&self, whole: &Whole, composer: &Composer) -> View {
        let assessment = self.assess(&whole.text, composer);
        let rules = assessment.findings.iter().map(|finding| finding.rule);
        View {
            turns: self.counting.borrow().turns(rules),
            may_less: !namens_browser::storage::is_fixed("less"),
            assessment,
            parts: whole.parts.clone(),
            held: composer.is_guarded(),
            replaces: self
                .fields(composer)
                .iter()
                .map(|field| field.replaces)
                .collect(),
            help: context::help(&self.settings.borrow()),
            profile: self.settings.borrow().profile.clone(),
            lang: self.lang(),
        }
    }

    fn context(&self, composer: &Composer) -> Context {
        if self.account.borrow().is_none() {
            // A publish pressed with no focus ever.
            self.account
                .replace(context::signed_in(self.adapter, &self.window));
        }
        context::of(
            composer,
            self.adapter,
            self.account.borrow().clone(),
            &self.window,
        )
    }

    /// What is said of a text, as far as the person wants to hear it.
    fn assess(&self, text: &str, composer: &Composer) -> Assessment {
        let context = self.context(composer);
        let settings = self.settings.borrow();
        if settings.surfaces_off.contains(&context.surface) {
            return nothing();
        }
        let assessment = namens_norms::assess(text, &settings.profile, &context);
        let today = settings.less.today.and_then(|_| self.today());
        soften(assessment, &settings.less, self.adapter.id, today)
    }

    /// Milliseconds on the clock of the events.
    fn now(&self) -> f64 {
        self.window
            .performance()
            .map_or_else(js_sys::Date::now, |performance| performance.now())
    }
}

/// What a text in this kind of composer is told by, without its words.
fn mark_of(text: &str, composer: &Composer) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    std::ptr::from_ref(composer.kind()).hash(&mut hasher);
    hasher.finish()
}

/// What is said of a text that the person does not want looked at.
fn nothing() -> Assessment {
    Assessment {
        level: Level::None,
        linked: false,
        language: Language::Nl,
        reporting: false,
        findings: Vec::new(),
    }
}
