//! The page in the browser: it shows the draft, takes over what is filled in,
//! and saves.

mod combobox;
mod erase;
mod file;
mod listen;
mod rules;
mod save;
mod welcome;

use crate::combobox::Combobox;
use crate::document::{self, Pause, body, by_id, document, today, window};
use crate::draft::Draft;
use crate::mount;
use crate::step::Step;
use crate::transfer::Refusal;
use crate::tree;
use crate::view::{self, HEADING, Page, STATUS, Shortcut};
use erase::Erased;
use namens_browser::commands::{self, OPEN_WARNING};
use namens_browser::policy::Policy;
use namens_browser::settings::{Loaded, Problem, Settings, lang};
use namens_browser::{permissions, runtime, storage};
use namens_habits::{Overview, Remarks};
use namens_texts::{Lang, settings};
use namens_told::rules::Rules;
use save::Saving;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::Element;
use welcome::FirstRun;

/// The page and all it knows.
struct App {
    state: RefCell<State>,
    saving: Saving,
    /// The list of the field that is typed in.
    combobox: RefCell<Combobox>,
    /// Until typing pauses in the post to practise on.
    trying: Pause,
    container: Element,
    status: Element,
}

struct State {
    draft: Draft,
    lang: Lang,
    /// The first run, where this page is that and not the settings.
    welcome: Option<FirstRun>,
    granted: bool,
    damaged: Vec<Problem>,
    policy: Policy,
    rules: Option<Rc<Rules>>,
    rules_open: bool,
    /// The rules that are unfolded, by their ids.
    open_rules: BTreeSet<String>,
    /// What is searched for in the rules.
    query: String,
    overview: Overview,
    remarks: Remarks,
    shortcut: Shortcut,
    erased: Option<Erased>,
    refusal: Option<Refusal>,
    version: String,
}

/// Shows the settings page.
pub(crate) async fn open() {
    open_as(None).await;
}

/// Shows the first run, at the step where it was left.
pub(crate) async fn open_welcome() {
    // Where nothing can be read it begins at the begin.
    let kept = storage::first_run().await.ok().flatten();
    let step = Step::resumed(kept.as_deref());
    open_as(Some(FirstRun::at(step))).await;
}

async fn open_as(welcome: Option<FirstRun>) {
    let status = mount::status(STATUS);
    if let Some(loaded) = mount::load(&status).await {
        App::open(loaded, status, welcome).await;
    }
}

impl App {
    async fn open(loaded: Loaded, status: Element, welcome: Option<FirstRun>) {
        let app = Rc::new(Self {
            saving: Saving::new(loaded.settings.clone()),
            combobox: RefCell::default(),
            trying: Pause::default(),
            state: RefCell::new(State {
                lang: lang(loaded.settings.language),
                draft: Draft::new(loaded.settings),
                welcome,
                // Where the browser does not say, there is nothing to ask.
                granted: permissions::granted().await.unwrap_or(true),
                damaged: loaded.problems,
                policy: storage::policy(),
                rules: None,
                rules_open: false,
                open_rules: BTreeSet::new(),
                query: String::new(),
                // Without an answer there is nothing to show.
                overview: storage::overview().await.unwrap_or_default(),
                remarks: storage::remarks().await.unwrap_or_default(),
                shortcut: shortcut().await,
                erased: None,
                refusal: None,
                version: runtime::version().unwrap_or_default(),
            }),
            container: mount::container(&status),
            status,
        });
        app.begin_step();
        app.render();
        app.listen();
        if app.state.borrow().welcome.is_some() {
            return;
        }
        if app.names_rules() {
            app.with_rules(|app| app.render());
        }
        app.arrive();
    }

    /// Whether the page names rules, which are known by their examples.
    fn names_rules(&self) -> bool {
        let state = self.state.borrow();
        let less = &state.draft.settings().less;
        let overview = &state.overview;
        let mut counted = overview.rules.keys();
        !less.rules.is_empty()
            || !state.remarks.all().is_empty()
            || counted.any(|rule| overview.offers_step_down(rule, today()))
    }

    /// Shows the whole page anew; the focus stays on what had it.
    fn render(&self) {
        let (shown, lang, title) = self.seen();
        let focused = document::focused();
        let scrolled = window().scroll_y().unwrap_or_default();
        mount::replace(&self.container, &shown);
        document::set_language(lang, &title);
        let appearance = self.state.borrow().draft.settings().appearance;
        document::dress(appearance);
        self.show_rules();
        if let Some(focused) = focused {
            document::focus(&focused);
        }
        window().scroll_to_with_x_and_y(0.0, scrolled);
        self.show_trial();
    }

    /// What the page looks like, its language and its title.
    fn seen(&self) -> (Vec<tree::Element>, Lang, String) {
        let state = self.state.borrow();
        let page = Page {
            draft: &state.draft,
            lang: state.lang,
            today: today(),
            granted: state.granted,
            damaged: &state.damaged,
            policy: &state.policy,
            rules: state.rules.as_deref(),
            rules_open: state.rules_open,
            overview: &state.overview,
            remarks: &state.remarks,
            shortcut: &state.shortcut,
            undo: state.erased.as_ref().map(Erased::kind),
            refusal: state.refusal.as_ref(),
            version: &state.version,
        };
        let lang = state.lang;
        let (shown, title) = match &state.welcome {
            Some(welcome) => (welcome.view(&page), welcome.title(lang)),
            None => (view::page(&page), settings::title(lang).to_owned()),
        };
        (shown, lang, title)
    }

    /// Says what happened; a screen reader reads it out when it can.
    fn say(&self, text: &str, wrong: bool) {
        mount::say(&self.status, text);
        let _ = self.status.toggle_attribute_with_force("data-wrong", wrong);
    }

    /// Takes over settings from elsewhere.
    fn take(&self, new: Settings) {
        let mut state = self.state.borrow_mut();
        state.lang = lang(new.language);
        state.draft = Draft::new(new);
        state.damaged.clear();
        state.refusal = None;
        state.erased = None;
        drop(state);
        self.begin_step();
        self.render();
    }

    fn lang(&self) -> Lang {
        self.state.borrow().lang
    }

    /// Closes a notice that held the focus.
    fn after_notice(&self) {
        self.render();
        if document()
            .active_element()
            .is_none_or(|active| active == body().into())
        {
            document::focus(HEADING);
        }
    }

    /// Brings what is said at each field up to date. While somebody types,
    /// what is no longer wrong goes, and what is only half typed is not judged.
    fn refresh(&self, while_typing: bool) {
        let state = self.state.borrow();
        for (field, element) in document::messages() {
            let message = view::message(&state.draft, &field, today(), state.lang);
            if while_typing && message.is_some() {
                continue;
            }
            let wrong = message.as_ref().is_some_and(|message| message.wrong);
            let text = message.map(|message| message.text).unwrap_or_default();
            if element.text_content().as_deref() != Some(&text) {
                element.set_text_content(Some(&text));
            }
            let _ = element.toggle_attribute_with_force("data-wrong", wrong);
            if let Some(control) = by_id(&field.to_string()) {
                let _ = control.set_attribute("aria-invalid", &wrong.to_string());
            }
        }
    }
}

/// The keys that open the warning, as far as the browser tells.
async fn shortcut() -> Shortcut {
    Shortcut {
        keys: commands::shortcut(OPEN_WARNING).await.ok().flatten(),
        by_name: commands::has_own_page(),
    }
}
