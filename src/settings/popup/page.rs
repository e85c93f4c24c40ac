//! The popup in the browser.

use super::outcome::Outcome;
use super::status::{Own, Seen, Status, host};
use super::view::{self, ADD, ALLOW, IN_USE, OUTCOME, PAGE, PAUSE, REMOVE, RESUME, SETTINGS, TEXT};
use crate::document::{self, Pause, body, by_id, later, listen, today, window};
use crate::mount;
use namens_browser::in_use::InUse;
use namens_browser::settings::{Settings, lang};
use namens_browser::tabs::{self, Tab};
use namens_browser::{clock, permissions, runtime, storage};
use namens_texts::{Lang, common, popup, settings};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlTextAreaElement};

/// Between two questions to a page whose loader does not answer yet.
const ASK_AGAIN: i32 = 200;

/// How often such a page is asked: it may just have opened, or been allowed.
const ASKED_AT_MOST: u32 = 10;

struct App {
    settings: RefCell<Settings>,
    seen: RefCell<Seen>,
    tab: Option<Tab>,
    post: RefCell<Option<InUse>>,
    outcome: RefCell<Outcome>,
    typing: Pause,
    container: Element,
    spoken: Element,
}

/// Shows the popup.
pub(crate) async fn open() {
    let spoken = mount::status("spoken");
    let Some(loaded) = mount::load(&spoken).await else {
        return;
    };
    let app = Rc::new(App {
        settings: RefCell::new(loaded.settings),
        seen: RefCell::default(),
        tab: tabs::active().await.ok().flatten(),
        post: RefCell::default(),
        outcome: RefCell::new(Outcome::Empty),
        typing: Pause::default(),
        container: mount::container(&spoken),
        spoken,
    });
    app.see().await;
    app.render();
    app.listen();
    app.look_again(ASKED_AT_MOST);
}

impl App {
    fn lang(&self) -> Lang {
        lang(self.settings.borrow().language)
    }

    fn status(&self) -> Status {
        Status::of(&self.seen.borrow(), &self.settings.borrow(), today())
    }

    /// Asks the browser and the page in front.
    async fn see(&self) {
        let (mut url, mut reply) = (None, None);
        if let Some(tab) = &self.tab {
            url = tabs::url(tab).await.ok().flatten();
            reply = tabs::status(tab).await.ok().flatten();
            let post = tabs::post_in_use(tab).await.ok().flatten();
            self.post.replace(post);
        }
        let granted_here = match url.as_deref().and_then(host) {
            Some(host) => permissions::granted_at(host).await.unwrap_or(false),
            None => false,
        };
        self.seen.replace(Seen {
            url,
            reply,
            granted_here,
            // Where the browser does not say, there is nothing to ask.
            granted: permissions::granted().await.unwrap_or(true),
        });
    }

    /// Asks again, and shows what changed. A page that does not answer yet is
    /// asked `times` at most.
    fn look_again(self: &Rc<Self>, times: u32) {
        if times == 0 || !matches!(self.status(), Status::Unreached(_) | Status::Loading(_)) {
            return;
        }
        let app = Rc::clone(self);
        later(ASK_AGAIN, move || {
            spawn_local(async move {
                app.see().await;
                app.show_page();
                app.look_again(times - 1);
            });
        });
    }

    /// Shows all of the popup anew. What was typed stays, and so does the focus.
    fn render(&self) {
        let lang = self.lang();
        let typed = self.text();
        let focused = document::focused();
        mount::replace(&self.container, &view::popup(&self.settings.borrow(), lang));
        if let Some(area) = area() {
            area.set_value(&typed);
        }
        document::set_language(lang, common::product(lang));
        document::dress(self.settings.borrow().appearance);
        self.show_page();
        self.show_outcome();
        focus_again(focused);
    }

    /// Shows whether the page in front is guarded.
    fn show_page(&self) {
        let focused = document::focused();
        if let Some(place) = by_id(PAGE) {
            let own = Own::of(&self.seen.borrow());
            let page = view::page(self.status(), own.as_ref(), &storage::policy(), self.lang());
            mount::replace(&place, &page);
        }
        if let Some(place) = by_id(IN_USE) {
            mount::replace(&place, &view::in_use(&self.told(), self.lang()));
        }
        focus_again(focused);
    }

    /// What is told of the post in the composer in use.
    fn told(&self) -> Outcome {
        match (self.status(), self.post.borrow().as_ref()) {
            (Status::Active(_), Some(post)) => {
                Outcome::of_post(post, &self.settings.borrow(), today(), self.lang())
            }
            _ => Outcome::Empty,
        }
    }

    fn show_outcome(&self) {
        if let Some(place) = by_id(OUTCOME) {
            mount::replace(&place, &view::outcome(&self.outcome.borrow(), self.lang()));
        }
    }

    fn listen(self: &Rc<Self>) {
        let app = Rc::clone(self);
        listen(&body(), "input", move |_| app.typed());
        let app = Rc::clone(self);
        listen(&body(), "click", move |target| {
            if let Ok(Some(button)) = target.closest("button") {
                app.press(&button.id());
            }
        });
        let app = Rc::clone(self);
        // Without an answer the popup works, and only does not follow others.
        let _ = storage::on_changed(move |new| {
            app.settings.replace(new);
            app.check();
            app.render();
        });
        let app = Rc::clone(self);
        let _ = permissions::on_changed(move || app.ask());
    }

    fn press(self: &Rc<Self>, button: &str) {
        match button {
            PAUSE => self.change(|settings, site| settings.pause(site, today())),
            RESUME => self.change(|settings, site| {
                settings.resume(site);
                settings.sites_off.retain(|id| id != site);
            }),
            ALLOW => self.allow(),
            ADD => self.add(),
            REMOVE => self.remove(),
            SETTINGS => spawn_local(async {
                if runtime::open_settings().await.is_ok() {
                    let _ = window().close();
                }
            }),
            _ => {}
        }
    }

    /// Changes and keeps what the user chose for this site, on top of what is
    /// in storage now.
    fn change(self: &Rc<Self>, change: fn(&mut Settings, &str)) {
        let Some(site) = self.status().site() else {
            return;
        };
        let app = Rc::clone(self);
        spawn_local(async move {
            let mut new = match storage::load().await {
                Ok(loaded) => loaded.settings,
                Err(_) => return app.say(popup::change_failed(app.lang())),
            };
            change(&mut new, site.id);
            if storage::save(&new).await.is_err() {
                return app.say(popup::change_failed(app.lang()));
            }
            app.settings.replace(new);
            app.see().await;
            app.show_page();
            app.say_page();
        });
    }

    fn allow(self: &Rc<Self>) {
        let asked = permissions::request();
        let app = Rc::clone(self);
        spawn_local(async move {
            let lang = app.lang();
            match asked.await {
                Ok(true) => app.say(settings::allowed(lang)),
                _ => app.say(settings::not_allowed(lang)),
            }
            app.ask();
        });
    }

    /// Adds the site in front. The background page has the script run there
    /// once it is allowed, also where the browser's question closed this popup.
    fn add(self: &Rc<Self>) {
        let Some(Own::CanAdd(host)) = Own::of(&self.seen.borrow()) else {
            return;
        };
        let asked = permissions::request_at(&host);
        let app = Rc::clone(self);
        spawn_local(async move {
            if !matches!(asked.await, Ok(true)) {
                app.say(popup::not_added(app.lang()));
                return;
            }
            app.see().await;
            app.show_page();
            app.say_page();
            app.look_again(ASKED_AT_MOST);
        });
    }

    fn remove(self: &Rc<Self>) {
        let Some(Own::CanRemove(host)) = Own::of(&self.seen.borrow()) else {
            return;
        };
        let app = Rc::clone(self);
        spawn_local(async move {
            if !matches!(permissions::remove_at(&host).await, Ok(true)) {
                app.say(popup::change_failed(app.lang()));
                return;
            }
            app.see().await;
            app.show_page();
            app.say_page();
        });
    }

    fn ask(self: &Rc<Self>) {
        let app = Rc::clone(self);
        spawn_local(async move {
            app.see().await;
            app.show_page();
            app.look_again(ASKED_AT_MOST);
        });
    }

    fn text(&self) -> String {
        area().map(|area| area.value()).unwrap_or_default()
    }

    fn typed(self: &Rc<Self>) {
        let app = Rc::clone(self);
        self.typing.then(move || app.check());
    }

    /// Checks what is typed; what is told already is not told again.
    fn check(&self) {
        let lang = self.lang();
        let now = clock::now().parse().ok();
        let new = Outcome::of(&self.text(), &self.settings.borrow(), now, lang);
        if *self.outcome.borrow() == new {
            return;
        }
        self.outcome.replace(new);
        self.show_outcome();
        self.say(&self.outcome.borrow().announcement(lang));
    }

    fn say_page(&self) {
        let heading = by_id(PAGE).and_then(|page| page.query_selector("h2").ok().flatten());
        let said = heading.and_then(|heading| heading.text_content());
        self.say(&said.unwrap_or_default());
    }

    /// Has a screen reader say this.
    fn say(&self, text: &str) {
        mount::say(&self.spoken, text);
    }
}

/// Puts the focus back on what had it before something was shown anew. A
/// button that is gone hands it on to the one in its place.
fn focus_again(focused: Option<String>) {
    let Some(focused) = focused else { return };
    let acts = [PAUSE, RESUME, ALLOW, ADD, REMOVE];
    if by_id(&focused).is_none() && acts.contains(&focused.as_str()) {
        let next = acts.into_iter().find(|id| by_id(id).is_some());
        document::focus(next.unwrap_or(SETTINGS));
    } else {
        document::focus(&focused);
    }
}

fn area() -> Option<HtmlTextAreaElement> {
    by_id(TEXT)?.dyn_into().ok()
}
