//! The practice page in the browser.

use super::columns::Columns;
use super::view::{
    self, BIG, COLUMNS, PRINT, REWRITE, SELF, SHOW, SHOW_ALL, Shown, TEXT, WHO, profile_of,
};
use super::{Dilemma, dilemmas};
use crate::document::{self, Pause, body, by_id, document, go_to, listen, window};
use crate::mount;
use namens_browser::settings::{Settings, lang};
use namens_browser::storage;
use namens_texts::{Lang, practice};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlSelectElement, HtmlTextAreaElement};

struct App {
    settings: RefCell<Settings>,
    shown: RefCell<Shown>,
    columns: RefCell<Option<Columns>>,
    typing: Pause,
    container: Element,
    spoken: Element,
}

/// Shows the practice page.
pub(crate) async fn open() {
    let spoken = mount::status("spoken");
    let Some(loaded) = mount::load(&spoken).await else {
        return;
    };
    let app = Rc::new(App {
        settings: RefCell::new(loaded.settings),
        shown: RefCell::default(),
        columns: RefCell::default(),
        typing: Pause::default(),
        container: mount::container(&spoken),
        spoken,
    });
    app.render();
    app.listen();
}

impl App {
    fn lang(&self) -> Lang {
        lang(self.settings.borrow().language)
    }

    /// Shows all of it anew. What was typed and chosen stays.
    fn render(&self) {
        let lang = self.lang();
        let focused = document::focused();
        let scrolled = window().scroll_y().unwrap_or_default();
        let (typed, who) = (text(), who());
        let shown = self.shown.borrow().clone();
        let page = view::practice(&self.settings.borrow().profile, &shown, lang);
        mount::replace(&self.container, &page);
        write(&typed, &who);
        document::set_language(lang, practice::title(lang));
        document::dress(self.settings.borrow().appearance);
        if let Some(root) = document().document_element() {
            let _ = root.toggle_attribute_with_force("data-big", shown.big);
        }
        self.show_columns();
        if let Some(focused) = focused {
            document::focus(&focused);
        }
        window().scroll_to_with_x_and_y(0.0, scrolled);
    }

    fn show_columns(&self) {
        if let Some(place) = by_id(COLUMNS) {
            let columns = self.columns.borrow();
            mount::replace(&place, &view::columns(columns.as_ref(), self.lang()));
        }
    }

    fn listen(self: &Rc<Self>) {
        let app = Rc::clone(self);
        listen(&body(), "input", move |target| {
            if target.id() == TEXT {
                let app = Rc::clone(&app);
                let typing = Rc::clone(&app);
                typing.typing.then(move || app.check());
            }
        });
        let app = Rc::clone(self);
        listen(&body(), "change", move |target| {
            if target.id() == WHO {
                app.check();
            }
        });
        let app = Rc::clone(self);
        listen(&body(), "click", move |target| {
            if let Ok(Some(button)) = target.closest("button") {
                app.press(&button.id());
            }
        });
        let app = Rc::clone(self);
        // Without an answer the page works, and only does not follow others.
        let _ = storage::on_changed(move |new| {
            app.settings.replace(new);
            app.check();
            app.render();
        });
    }

    fn press(&self, button: &str) {
        let all = dilemmas();
        match button {
            PRINT => {
                // A browser that cannot print has said so itself.
                let _ = window().print();
                return;
            }
            BIG => {
                let shown = &mut self.shown.borrow_mut();
                shown.big = !shown.big;
            }
            SHOW_ALL => {
                let shown = &mut self.shown.borrow_mut();
                shown.answers = if shown.all() {
                    [].into()
                } else {
                    all.iter().map(|dilemma| dilemma.id.to_owned()).collect()
                };
            }
            _ => {
                if let Some(id) = button.strip_prefix(SHOW) {
                    let answers = &mut self.shown.borrow_mut().answers;
                    if !answers.remove(id) {
                        answers.insert(id.to_owned());
                    }
                } else if let Some(id) = button.strip_prefix(REWRITE) {
                    if let Some(dilemma) = all.iter().find(|dilemma| dilemma.id == id) {
                        self.rewrite(dilemma);
                    }
                    return;
                } else {
                    return;
                }
            }
        }
        self.render();
    }

    fn rewrite(&self, dilemma: &Dilemma) {
        write(dilemma.words(self.lang()).post, dilemma.id);
        self.check();
        go_to(TEXT);
    }

    /// Checks what is typed; what is told already is not told again.
    fn check(&self) {
        let lang = self.lang();
        let profile = profile_of(&who(), &self.settings.borrow().profile);
        let new = Columns::of(&text(), &profile, lang);
        if *self.columns.borrow() == new {
            return;
        }
        let said = view::announcement(new.as_ref(), lang);
        self.columns.replace(new);
        self.show_columns();
        mount::say(&self.spoken, &said);
    }
}

fn text() -> String {
    area().map(|area| area.value()).unwrap_or_default()
}

fn who() -> String {
    let who = select().map(|select| select.value());
    who.filter(|who| !who.is_empty())
        .unwrap_or_else(|| SELF.to_owned())
}

fn write(text: &str, who: &str) {
    if let Some(area) = area() {
        area.set_value(text);
    }
    if let Some(select) = select() {
        select.set_value(who);
    }
}

fn area() -> Option<HtmlTextAreaElement> {
    by_id(TEXT)?.dyn_into().ok()
}

fn select() -> Option<HtmlSelectElement> {
    by_id(WHO)?.dyn_into().ok()
}
