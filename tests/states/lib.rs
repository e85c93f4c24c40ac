//! The interface in every state, on a page of our own and in open shadow
//! roots: no checker of accessibility sees into closed ones, and a picture of
//! a state wants no site around it. The component code is the one that ships.

use namens_norms::{Context, Level, Profile, assess};
use namens_page::ui::{Mark, Place, Rect, Ui, View};
use namens_sites::Role;
use namens_sites::join::Whole;
use namens_texts::Lang;
use namens_told::{Asked, Coordinator, Help, Offer, Turns};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

const STATES: &str = include_str!("states.toml");

/// What is open in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shows {
    /// The chip at the composer.
    Chip,
    /// The warning that it opens.
    Warning,
    /// The question at the publish button.
    Question,
    /// The ten tips.
    Tips,
    /// The small mark that has the state's name.
    Mark,
}

/// One state.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Its name.
    pub name: String,
    /// What is open.
    pub shows: Shows,
    /// What is written.
    #[serde(default)]
    pub text: String,
    /// What the engine must say of it.
    #[serde(default)]
    pub level: Level,
    /// Whether the rules are offered to be turned down.
    #[serde(default)]
    pub offers: bool,
    /// Who writes.
    #[serde(default)]
    pub profile: Profile,
}

/// All states, in the order of the file.
///
/// # Panics
/// When the file is no list of states.
#[must_use]
pub fn all() -> Vec<State> {
    #[derive(Deserialize)]
    struct File {
        states: Vec<State>,
    }
    let file: File = toml::from_str(STATES).expect("states.toml is a list of states");
    file.states
}

impl State {
    /// What is shown of it.
    #[must_use]
    pub fn view(&self, lang: Lang) -> View {
        let whole = Whole::of([(Role::Text, self.text.clone())]);
        View {
            assessment: assess(&whole.text, &self.profile, &Context::default()),
            parts: whole.parts,
            held: true,
            turns: Turns::default(),
            may_less: true,
            replaces: vec![true],
            help: Help {
                coordinator: Coordinator {
                    name: "Noor van Dijk".into(),
                    email: "noor@example.nl".into(),
                    phone: "0229 12 34 56".into(),
                    url: String::new(),
                },
                code_url: "https://example.nl/gedragscode".into(),
            },
            profile: self.profile.clone(),
            lang,
        }
    }

    /// What the question knows besides.
    #[must_use]
    pub fn asked(&self, view: &View) -> Asked {
        let rules = view.assessment.findings.iter().map(|finding| finding.rule);
        Asked {
            text: self.text.clone(),
            coordinator: view.help.coordinator.name.clone(),
            offers: rules
                .filter(|_| self.offers)
                .map(|rule| (rule, Offer::Posted))
                .collect(),
            ..Asked::default()
        }
    }
}

/// Shows the state of this name beside the page's composer, in this language
/// ("nl" or "en").
///
/// # Errors
/// There is no such state, or the page is not the one of the states.
#[wasm_bindgen]
pub fn show(name: &str, lang: &str) -> Result<(), JsValue> {
    let lang = if lang == "en" { Lang::En } else { Lang::Nl };
    let state = all().into_iter().find(|state| state.name == name);
    let state = state.ok_or("there is no such state")?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or("no document")?;
    let find = |css: &str| {
        document
            .query_selector(css)?
            .ok_or(JsValue::from("not the page of the states"))
    };
    let field = find("textarea")?;
    field.set_text_content(Some(&state.text));
    let stage = find("main")?;
    stage.unchecked_ref::<HtmlElement>().show_popover()?;
    let place = Place {
        composer: rect(&find("form")?),
        avoid: vec![rect(&find("button")?)],
        field: Some(field.clone()),
        container: Some(stage.clone()),
    };
    let ui = Ui::new_open(&document);
    let view = state.view(lang);
    match state.shows {
        Shows::Chip => ui.show_warning(&view, &place),
        Shows::Warning => {
            ui.show_warning(&view, &place);
            ui.open_warning(Box::new(|| ()));
        }
        Shows::Question => {
            let asked = state.asked(&view);
            ui.ask(&view, &asked, Some(&stage), Box::new(|_| ()));
        }
        Shows::Tips => {
            ui.show_warning(&view, &place);
            ui.open_tips(&view, Box::new(|| ()));
        }
        Shows::Mark => {
            let mark = Mark::ALL.into_iter().find(|mark| mark.id() == name);
            ui.mark(mark.ok_or("there is no such mark")?, &place, lang);
        }
    }
    // It stays for as long as the page.
    std::mem::forget(ui);
    Ok(())
}

fn rect(element: &web_sys::Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        left: rect.left(),
        top: rect.top(),
        right: rect.right(),
        bottom: rect.bottom(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_what_its_name_says() {
        for state in all() {
            let found = state.view(Lang::Nl).assessment.level;
            assert_eq!(found, state.level, "{}", state.name);
            let is_mark = Mark::ALL.iter().any(|mark| mark.id() == state.name);
            assert_eq!(is_mark, state.shows == Shows::Mark, "{}", state.name);
        }
    }

    #[test]
    fn every_mark_is_a_state() {
        let states = all();
        for mark in Mark::ALL {
            assert!(
                states.iter().any(|state| state.name == mark.id()),
                "{}",
                mark.id()
            );
        }
    }
}
