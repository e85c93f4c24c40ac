//! What is told of a post, in order, as plain text and drawings. Pure.
//!
//! The card and the question in a page and the check in the popup show the
//! same: they differ only in how they make their nodes.

mod excerpt;
pub mod icon;
mod named;
mod question;
pub mod rules;

pub use excerpt::Excerpt;
pub use question::{Asked, Item, Offer, Question};

use namens_norms::texts::{self, Tip};
use namens_norms::{Assessment, Finding, Language, Level, Norm, Profile};
use namens_sites::Role;
use namens_sites::join::Parts;
use namens_texts::{Lang, fill, less, question as asks, tips, warning};
use std::collections::BTreeMap;

/// How often each rule was shown before this post: it decides whose turn it is
/// among the wordings of a reason.
pub type Turns = BTreeMap<&'static str, u32>;

/// What is shown: the assessment, for whom, and in which language.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// What the engine said of the post.
    pub assessment: Assessment,
    /// Which of the post's text stands in which field.
    pub parts: Parts,
    /// Whether the post is held where it is published.
    pub held: bool,
    /// How often each rule was shown before; none: never.
    pub turns: Turns,
    /// Whether the person may be reminded less: a policy can fix that.
    pub may_less: bool,
    /// Of the fields, by their numbers in `parts`, whether words in them can be
    /// replaced for the person.
    pub replaces: Vec<bool>,
    /// Where the person can ask.
    pub help: Help,
    /// Who writes; decides the legal ground of tip 10.
    pub profile: Profile,
    /// The language of the interface.
    pub lang: Lang,
}

/// Where the person can ask, in their organisation. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// Whom posts are agreed with.
    pub coordinator: Coordinator,
    /// The address of the organisation's code of conduct.
    pub code_url: String,
}

/// Whom posts are agreed with. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coordinator {
    /// The name of a person or a department.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// The telephone number, as people write it.
    pub phone: String,
    /// A page or an address to write to.
    pub url: String,
}

/// The words a finding points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What they are: words of the post, or the account.
    pub label: &'static str,
    /// The field they stand in, where it is not the only one of the post itself.
    pub place: Option<String>,
    /// The words.
    pub words: String,
    /// The language they are written in, as an HTML `lang`; `None` when unknown.
    pub lang: Option<&'static str>,
}

/// What could stand in the place of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The wording.
    pub words: &'static str,
    /// Whether it can be put there for the person; else it can be copied.
    pub can_replace: bool,
}

/// One finding, as it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// How heavy this one is.
    pub level: Level,
    /// The norm.
    pub norm: Norm,
    /// The rule's id (`capacity/we`).
    pub rule: &'static str,
    /// Whether the person may be reminded less.
    pub may_less: bool,
    /// The norm's title: what the post does, as a warning begins with it.
    pub title: &'static str,
    /// The words; `None` for a finding about the moment.
    pub quote: Option<Quote>,
    /// Why they are shown.
    pub reason: String,
    /// What the person can do.
    pub advice: String,
    /// What could stand in the place of the words; for the person to judge.
    pub proposal: Option<Proposal>,
    /// The tips that apply, the leading one first.
    pub tips: Vec<Tip>,
}

/// All that is told of a post.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The post's level.
    pub level: Level,
    /// The leading finding.
    pub lead: Point,
    /// The other findings, in the engine's order.
    pub further: Vec<Point>,
    /// All ten tips.
    pub tips: Vec<Tip>,
    /// Where the person can ask.
    pub help: Help,
    /// The language of the interface.
    pub lang: Lang,
    held: bool,
}

impl Content {
    /// What there is to tell; `None` when there is no finding.
    #[must_use]
    pub fn of(view: &View) -> Option<Self> {
        let lang = view.lang;
        let tips = texts::tips(&view.profile, lang);
        let mut points = view
            .assessment
            .findings
            .iter()
            .map(|finding| point(finding, view, &tips));
        let lead = points.next()?;
        Some(Self {
            level: view.assessment.level,
            lead,
            further: points.collect(),
            tips,
            help: view.help.clone(),
            lang,
            held: view.held,
        })
    }

    /// All findings, the leading one first.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        std::iter::once(&self.lead).chain(&self.further)
    }

    /// The word for the level, with how many findings there are where there is
    /// more than one.
    #[must_use]
    pub fn level_and_count(&self) -> String {
        let word = self.level_word();
        match self.points().count() {
            1 => word.to_owned(),
            count => fill(
                warning::counted(self.lang),
                &[("level", word), ("count", &count.to_string())],
            ),
        }
    }

    /// The word for the level.
    #[must_use]
    pub fn level_word(&self) -> &'static str {
        match self.level {
            Level::Confirm => warning::level_confirm(self.lang),
            Level::Notice | Level::None => warning::level_notice(self.lang),
        }
    }

    /// What happens at the publish button.
    #[must_use]
    pub fn consequence(&self) -> &'static str {
        match self.level {
            Level::Confirm if self.held => warning::asks_first(self.lang),
            Level::Confirm | Level::Notice | Level::None => warning::blocks_nothing(self.lang),
        }
    }

    /// What the button says that takes the warning away. One about the moment
    /// quotes nothing, and is answered by why the moment is fine.
    #[must_use]
    pub fn hide_label(&self) -> &'static str {
        if self.lead.quote.is_none() {
            warning::free_now(self.lang)
        } else {
            warning::hide(self.lang)
        }
    }

    /// The summary of the folded findings; `None` when there are none.
    #[must_use]
    pub fn further_label(&self) -> Option<String> {
        match self.further.len() {
            0 => None,
            1 => Some(warning::one_more(self.lang).to_owned()),
            count => Some(fill(
                warning::many_more(self.lang),
                &[("count", &count.to_string())],
            )),
        }
    }

    /// The titles of the folded findings, each once.
    #[must_use]
    pub fn further_titles(&self) -> String {
        let mut titles: Vec<&str> = Vec::new();
        for point in &self.further {
            if !titles.contains(&point.title) {
                titles.push(point.title);
            }
        }
        titles.join(" · ")
    }

    /// The question's first sentence.
    #[must_use]
    pub fn question_lead(&self) -> String {
        match self.further.len() {
            0 => asks::lead_one(self.lang).to_owned(),
            further => fill(
                asks::lead_many(self.lang),
                &[("count", &(further + 1).to_string())],
            ),
        }
    }

    /// What a screen reader says once when this appears.
    #[must_use]
    pub fn announcement(&self) -> String {
        self.announces(&self.points().collect::<Vec<_>>())
    }

    /// What it says when this comes in the place of what was told `before`: of
    /// each new finding once; nothing where there is none.
    #[must_use]
    pub fn news_since(&self, before: &Self) -> Option<String> {
        let mut told: Vec<&Point> = before.points().collect();
        let new: Vec<&Point> = (self.points())
            .filter(|point| {
                let before = told.iter().position(|before| point.is_of(before));
                before.map(|place| told.swap_remove(place)).is_none()
            })
            .collect();
        (!new.is_empty()).then(|| self.announces(&new))
    }

    /// The first of these whole, of the others what they are.
    fn announces(&self, points: &[&Point]) -> String {
        let [first, further @ ..] = points else {
            return String::new();
        };
        let title_and_reason = [("title", first.title), ("reason", &first.reason)];
        let said = fill(warning::announcement(self.lang), &title_and_reason);
        let mut titles: Vec<_> = further.iter().map(|point| point.title).collect();
        titles.dedup();
        if titles.is_empty() {
            return said;
        }
        let titles = titles.join("; ");
        let also = fill(warning::announced_too(self.lang), &[("titles", &titles)]);
        [said, also].join(" ")
    }
}

impl Point {
    /// Whether it tells of what the other told of, with words that may have
    /// grown or shrunk at their ends meanwhile.
    fn is_of(&self, other: &Self) -> bool {
        let ((title, words), (other_title, other_words)) = (key(self), key(other));
        let grows = |short: &str, long: &str| long.starts_with(short) || long.ends_with(short);
        title == other_title
            && words.is_empty() == other_words.is_empty()
            && (grows(&words, &other_words) || grows(&other_words, &words))
    }

    /// The reason before and after the words, where it names them: there they
    /// are marked.
    #[must_use]
    pub fn around_words(&self) -> Option<(&str, &str)> {
        self.reason.split_once(&self.quote.as_ref()?.words)
    }
}

/// The name of a tip ("Tip 7").
#[must_use]
pub fn tip_number(tip: &Tip, lang: Lang) -> String {
    fill(warning::tip(lang), &[("number", &tip.number.to_string())])
}

/// The tips by whom they speak to, each group under its title: those for the
/// employee first, who reads them.
#[must_use]
pub fn tip_groups(all: &[Tip], lang: Lang) -> [(&'static str, Vec<&Tip>); 2] {
    let (employer, employee) = all.iter().partition(|tip| tip.number <= 5);
    [
        (tips::for_employee(lang), employee),
        (tips::for_employer(lang), employer),
    ]
}

fn point(finding: &Finding, view: &View, tips: &[Tip]) -> Point {
    let lang = view.lang;
    let turn = view.turns.get(finding.rule).copied().unwrap_or_default();
    Point {
        level: finding.level,
        norm: finding.norm,
        rule: finding.rule,
        may_less: view.may_less,
        title: texts::title(finding.norm, lang),
        quote: quote(finding, view),
        reason: texts::reason_in_turn(finding, lang, turn),
        advice: texts::advice(finding, lang),
        proposal: texts::proposal(finding, lang).map(|words| Proposal {
            words,
            can_replace: can_replace(finding, view),
        }),
        tips: finding
            .tips
            .iter()
            .filter_map(|number| tips.iter().find(|tip| tip.number == *number).cloned())
            .collect(),
    }
}

/// Whether the words of a finding stand in one field, and in one of those in
/// which words can be replaced.
fn can_replace(finding: &Finding, view: &View) -> bool {
    let place = view.parts.in_field(finding.start, finding.end);
    place.is_some_and(|(field, ..)| view.replaces.get(field) == Some(&true))
}

fn quote(finding: &Finding, view: &View) -> Option<Quote> {
    let lang = view.lang;
    if finding.quote.is_empty() {
        return None;
    }
    let about_account = finding.start == finding.end;
    Some(Quote {
        label: if about_account {
            warning::your_account(lang)
        } else {
            warning::your_words(lang)
        },
        place: match view.parts.role_at(finding.start) {
            _ if about_account => None,
            Role::Text => view.parts.post_at(finding.start).map(|number| {
                let number = number.to_string();
                fill(warning::in_box(lang), &[("number", &number)])
            }),
            Role::Warning => Some(warning::in_content_warning(lang).to_owned()),
            Role::Alt => Some(warning::in_description(lang).to_owned()),
            Role::Poll => Some(warning::in_poll(lang).to_owned()),
        },
        words: finding.quote.clone(),
        lang: match view.assessment.language {
            _ if about_account => None,
            Language::Nl => Some("nl"),
            Language::En => Some("en"),
            Language::Other => None,
        },
    })
}

/// What the person may send about a rule that warned without ground; it has
/// nothing of the post.
#[must_use]
pub fn report_text(rule: &str, remark: &str, version: &str, lang: Lang) -> String {
    let values = [
        ("version", version),
        ("rule", rule),
        ("remark", remark.trim()),
    ];
    fill(less::wrong_text(lang), &values).trim_end().to_owned()
}

/// What identifies a finding to the person: the norm's title and the words.
pub type Key = (&'static str, String);

/// What identifies this finding to the person.
#[must_use]
pub fn key(point: &Point) -> Key {
    let words = point.quote.as_ref().map(|quote| quote.words.clone());
    (point.title, words.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::Strength;
    use namens_sites::join::Whole;

    pub(crate) fn finding(norm: Norm, words: &str, start: usize) -> Finding {
        Finding {
            norm,
            strength: Strength::Strong,
            level: Level::Confirm,
            rule: "capacity/we",
            start,
            end: start + words.len(),
            quote: words.to_owned(),
            tips: vec![7, 6],
            text: "capacity",
        }
    }

    pub(crate) fn view(findings: Vec<Finding>) -> View {
        View {
            assessment: Assessment {
                level: Level::Confirm,
                linked: true,
                language: Language::En,
                reporting: false,
                findings,
            },
            parts: Parts::default(),
            held: true,
            turns: Turns::new(),
            may_less: true,
            replaces: Vec::new(),
            help: Help::default(),
            profile: Profile::default(),
            lang: Lang::Nl,
        }
    }

    #[test]
    fn without_a_finding_there_is_nothing_to_tell() {
        assert_eq!(Content::of(&view(Vec::new())), None);
    }

    #[test]
    fn a_question_is_announced_only_where_one_comes() {
        let mut view = view(vec![finding(Norm::Capacity, "wij", 0)]);
        let consequence = |view: &View| Content::of(view).unwrap().consequence();
        assert_eq!(consequence(&view), warning::asks_first(Lang::Nl));
        view.held = false;
        assert_eq!(consequence(&view), warning::blocks_nothing(Lang::Nl));
    }

    #[test]
    fn words_that_only_moved_are_the_same_content() {
        let here = Content::of(&view(vec![finding(Norm::Capacity, "wij", 0)]));
        let there = Content::of(&view(vec![finding(Norm::Capacity, "wij", 12)]));
        assert!(here.is_some());
        assert_eq!(here, there);
        let other = Content::of(&view(vec![finding(Norm::Capacity, "ons", 0)]));
        assert_ne!(here, other);
    }

    #[test]
    fn each_new_finding_is_announced_once() {
        let told = |findings| Content::of(&view(findings)).unwrap();
        let tone = || finding(Norm::Tone, "kneuzen", 40);
        let first = told(vec![finding(Norm::Capacity, "wij", 0)]);
        let grown = told(vec![finding(Norm::Capacity, "wij vinden", 0)]);
        let both = told(vec![tone(), finding(Norm::Capacity, "wij", 0)]);
        let twice = told(vec![
            finding(Norm::Capacity, "wij", 0),
            finding(Norm::Capacity, "wij", 60),
        ]);
        assert_eq!(grown.news_since(&first), None);
        assert_eq!(first.news_since(&both), None);
        // The one that came, wherever it stands, and not the other once more.
        let news = both.news_since(&first).unwrap();
        assert!(news.contains(both.lead.title), "{news}");
        assert!(!news.contains(first.lead.title), "{news}");
        assert_eq!(twice.news_since(&first), Some(first.announcement()));
        let all = both.announcement();
        assert!(all.contains(both.lead.title) && all.contains(first.lead.title));
    }

    #[test]
    fn words_carry_their_own_language() {
        let content = Content::of(&view(vec![finding(Norm::Capacity, "we", 3)])).unwrap();
        let quote = content.lead.quote.unwrap();
        assert_eq!(quote.lang, Some("en"));
        assert_eq!(quote.label, warning::your_words(Lang::Nl));
    }

    #[test]
    fn the_next_time_a_rule_is_shown_it_says_it_otherwise() {
        let mut view = view(vec![finding(Norm::Capacity, "wij", 0)]);
        view.assessment.findings[0].text = "capacity.strong";
        let reason = |view: &View| Content::of(view).unwrap().lead.reason;
        let first = reason(&view);
        view.turns = [("capacity/we", 1)].into();
        assert_ne!(reason(&view), first);
        assert!(reason(&view).contains("wij"));
    }

    #[test]
    fn an_account_is_called_an_account() {
        let mut account = finding(Norm::Capacity, "@gemeente", 0);
        account.end = 0;
        let content = Content::of(&view(vec![account])).unwrap();
        let quote = content.lead.quote.unwrap();
        assert_eq!(quote.label, warning::your_account(Lang::Nl));
        assert_eq!(quote.lang, None);
    }

    #[test]
    fn the_words_are_marked_where_the_reason_names_them() {
        let point = |reason: &str| {
            let mut point = Content::of(&view(vec![finding(Norm::Capacity, "wij", 0)]))
                .unwrap()
                .lead;
            point.reason = reason.into();
            point
        };
        let named = point("Met “wij” spreekt u voor velen.");
        assert_eq!(
            named.around_words(),
            Some(("Met “", "” spreekt u voor velen."))
        );
        assert_eq!(point("U spreekt voor velen.").around_words(), None);
    }

    #[test]
    fn the_tips_for_the_reader_come_first() {
        let all = texts::tips(&Profile::default(), Lang::Nl);
        let numbers = tip_groups(&all, Lang::Nl)
            .map(|(_, tips)| tips.iter().map(|tip| tip.number).collect::<Vec<_>>());
        assert_eq!(numbers, [vec![6, 7, 8, 9, 10], vec![1, 2, 3, 4, 5]]);
    }

    #[test]
    fn a_finding_about_the_moment_quotes_nothing() {
        let mut moment = finding(Norm::Worktime, "", 0);
        moment.end = 0;
        let content = Content::of(&view(vec![moment])).unwrap();
        assert_eq!(content.lead.quote, None);
        assert_eq!(content.hide_label(), warning::free_now(Lang::Nl));
    }

    #[test]
    fn words_outside_the_post_itself_say_where_they_stand() {
        let fields = [(Role::Text, "Zie de foto."), (Role::Alt, "we zijn hier")];
        let whole = Whole::of(fields.map(|(role, text)| (role, text.to_owned())));
        let start = whole.text.find("we").unwrap();
        let mut view = view(vec![
            finding(Norm::Capacity, "Zie", 0),
            finding(Norm::Capacity, "we", start),
        ]);
        view.parts = whole.parts;
        let content = Content::of(&view).unwrap();
        let points: Vec<_> = content.points().collect();
        let places: Vec<_> = points
            .iter()
            .map(|point| point.quote.as_ref().unwrap().place.as_deref())
            .collect();
        assert_eq!(places, [None, Some(warning::in_description(Lang::Nl))]);
    }

    #[test]
    fn a_report_has_the_rule_and_the_remark_and_no_open_end() {
        let text = |remark| report_text("tone/slur", remark, "0.1.0", Lang::Nl);
        assert!(text("").ends_with("deze waarschuwing klopte niet."));
        let said = text(" Het was een {rule}. ");
        assert!(said.contains("tone/slur") && said.ends_with("Het was een {rule}."));
    }

    #[test]
    fn words_are_replaced_only_in_a_field_that_lets_us() {
        let fields = [(Role::Text, "BSN 123456782"), (Role::Alt, "BSN 123456782")];
        let whole = Whole::of(fields.map(|(role, text)| (role, text.to_owned())));
        let of = |start| Finding {
            text: "confidentiality.people",
            ..finding(Norm::Confidentiality, "123456782", start)
        };
        let mut view = view(vec![of(4), of(19)]);
        view.parts = whole.parts;
        let offers = |view: &View| {
            let content = Content::of(view).unwrap();
            let points = content.points();
            points
                .map(|point| point.proposal.as_ref().unwrap().can_replace)
                .collect::<Vec<_>>()
        };
        assert_eq!(offers(&view), [false, false]);
        view.replaces = vec![true, false];
        assert_eq!(offers(&view), [true, false]);
        view.assessment.findings[0].end += 8;
        assert_eq!(offers(&view), [false, false]);
    }

    #[test]
    fn further_findings_are_counted_and_named_once() {
        let all = [
            Norm::Confidentiality,
            Norm::Capacity,
            Norm::Impartiality,
            Norm::Capacity,
        ];
        let of = |count: usize| {
            let findings = all[..count].iter().map(|norm| finding(*norm, "x", 1));
            let content = Content::of(&view(findings.collect())).unwrap();
            (content.further_label(), content.further_titles())
        };
        let label = |label: &str| Some(label.to_owned());
        let capacity = "U spreekt hier namens de organisatie";
        let both = format!("{capacity} · U kiest hier partij");
        assert_eq!(of(1), (None, String::new()));
        assert_eq!(of(2), (label("En nog 1 punt"), capacity.to_owned()));
        assert_eq!(of(3), (label("En nog 2 punten"), both.clone()));
        assert_eq!(of(4), (label("En nog 3 punten"), both));
    }

    #[test]
    fn the_level_has_how_many_findings_there_are() {
        let mut of = view(vec![finding(Norm::Capacity, "x", 1)]);
        let says = |view: &View| Content::of(view).unwrap().level_and_count();
        assert_eq!(says(&of), "Eerst nadenken");
        let more = finding(Norm::Tone, "y", 3);
        of.assessment.findings.push(more);
        assert_eq!(says(&of), "Eerst nadenken (2)");
    }
}
