//! The pipeline: read, mark, link, match, cancel, weigh.

use crate::assessment::{Assessment, Finding, Language, Level, Norm, Strength};
use crate::clock::Moment;
use crate::context::Context;
use crate::decide::{self, Weight};
use crate::language::{is_read, language};
use crate::marks;
use crate::own::{self, Own};
use crate::pattern::{Symbol, Symbols};
use crate::profile::{Profile, WorkHours};
#[cfg(not(target_arch = "wasm32"))]
use crate::rules::Matcher;
use crate::rules::{Fact, LinkRule, MarkRule};
use crate::scene::{Layouts, Scene, Words};
use crate::tables::{known, tables};
use crate::texts;
use crate::token::{Reading, read};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
pub mod second;

/// The rule of a finding about an official account, which no words cause.
pub(crate) const ACCOUNT_RULE: &str = "capacity/official-account";
/// The rule of a finding about the moment.
pub(crate) const WORKTIME_RULE: &str = "worktime/in-working-hours";

/// A match of a rule, before it is weighed.
#[derive(Debug, Clone)]
struct Raw {
    rule: &'static str,
    norm: Norm,
    strength: Strength,
    act: &'static str,
    text: &'static str,
    /// Index of the sentence; `None`: about the account or the moment.
    sentence: Option<usize>,
    /// Words of the sentence, from and to (exclusive).
    words: Words,
    /// Service information: at most a notice.
    service: bool,
}

/// A post under assessment.
struct Post<'p> {
    text: &'p str,
    profile: &'p Profile,
    context: &'p Context,
    reading: Reading<'p>,
    sentences: Vec<Symbols>,
    layouts: RefCell<Layouts>,
    own: Rc<Own>,
    language: Language,
    official: bool,
    /// Handle, name or bio has the employer or a title.
    account: bool,
    /// Somewhere in it stands a web address.
    points: bool,
    /// Linked by ways 1 to 5.
    linked: bool,
    /// Linked by ways 1, 2, 4 or 5: by more than an own dossier.
    by_work: bool,
    /// Linked by ways 1 to 5 or by words of authority.
    authority: bool,
}

/// How much of a text is read, in bytes of UTF-8: more than any site's longest
/// post, and little enough for an answer within one event.
pub const LONGEST: usize = 2_000_000;

/// Assesses a post. Total: every text gets an answer, and the same text,
/// profile and context always get the same one. Of a text longer than
/// [`LONGEST`] the beginning is assessed.
///
/// Offsets in the answer are UTF-16 code units of `text`; a lone surrogate
/// that arrived as U+FFFD counts as one unit, as it did in the editor.
#[must_use]
pub fn assess(text: &str, profile: &Profile, context: &Context) -> Assessment {
    let post = Post::new(beginning(text), profile, context);
    let mut findings = post.findings();
    match findings.as_slice() {
        [] => findings.extend(post.worktime()),
        [_] => {}
        _ => sort(&mut findings),
    }
    let reporting = post.reports();
    post.layouts.into_inner().give_back();
    Assessment {
        level: findings.first().map_or(Level::None, |first| first.level),
        linked: post.linked,
        language: post.language,
        reporting,
        findings,
    }
}

#[inline(never)]
fn sort(findings: &mut [Finding]) {
    // No two of them are alike in all of this.
    findings.sort_unstable_by_key(|finding| {
        (
            std::cmp::Reverse(finding.level),
            std::cmp::Reverse(finding.strength),
            gravity(finding.norm),
            finding.start,
        )
    });
}

/// The ids of the norm rules that match, before anything is cancelled or
/// weighed, and of the mark, link and cancel rules that hold: what the
/// examples of the rules are about.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn matching_rules(
    text: &str,
    profile: &Profile,
    context: &Context,
) -> Vec<&'static str> {
    let post = Post::new(text, profile, context);
    let mut ids: Vec<_> = post.matches().iter().map(|raw| raw.rule).collect();
    ids.extend(post.findings().iter().map(|finding| finding.rule));
    let tables = tables();
    post.scene(true, |scene| {
        let mut add = |id, matcher: &Matcher| {
            if scene.holds_somewhere(matcher) {
                ids.push(id);
            }
        };
        tables
            .marks
            .iter()
            .for_each(|rule| add(rule.id, &rule.matcher));
        tables
            .links
            .iter()
            .for_each(|rule| add(rule.id, &rule.matcher));
        tables
            .cancels
            .iter()
            .for_each(|rule| add(rule.id, &rule.matcher));
    });
    ids
}

/// The part of a text that is read.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// Which norm leads among findings of one level and strength; lower leads.
fn gravity(norm: Norm) -> u8 {
    match norm {
        Norm::Confidentiality => 0,
        Norm::Accuracy => 1,
        Norm::Impartiality => 2,
        Norm::Loyalty => 3,
        Norm::Coordination => 4,
        Norm::Capacity => 5,
        Norm::Tone => 6,
        Norm::Mandate => 7,
        Norm::Worktime => 8,
    }
}

impl<'p> Post<'p> {
    fn new(text: &'p str, profile: &'p Profile, context: &'p Context) -> Self {
        let own = Own::of(profile, context);
        let reading = read(text);
        let sentences = marks::symbols(text, &reading, &own);
        let language = language(&reading, &sentences);
        let points = (sentences.iter()).any(|sentence| sentence.has(known::MARK_URL));
        let mut post = Self {
            text,
            profile,
            context,
            reading,
            sentences,
            layouts: RefCell::new(Layouts::take()),
            language,
            official: is_official(profile, context),
            account: account_links(context, &own),
            own,
            points,
            linked: false,
            by_work: false,
            authority: false,
        };
        post.apply_mark_rules();
        post.by_work =
            post.official || post.account || post.links(|rule| !rule.authority && !rule.subject);
        post.linked = post.by_work || post.links(|rule| rule.subject);
        post.authority = post.linked || post.links(|rule| rule.authority);
        post
    }

    /// Asks of the post as the rules see it; `wide` where words of authority
    /// link.
    fn scene<T>(&self, wide: bool, ask: impl FnOnce(&Scene<'_>) -> T) -> T {
        let holds = |fact, sentence| self.holds(fact, sentence, wide);
        ask(&Scene {
            tables: tables(),
            sentences: &self.sentences,
            layouts: &self.layouts,
            holds: &holds,
            of_post: RefCell::default(),
        })
    }

    fn apply_mark_rules(&mut self) {
        // Rules that look at one sentence only take it at once; a rule that looks
        // around waits until all before it are done everywhere.
        let local = |rule: &MarkRule| rule.matcher.is_local();
        let rules = &tables().marks;
        let mut first = 0;
        for chunk in rules.chunk_by(|a, b| local(a) && local(b)) {
            let last = first + chunk.len();
            for sentence in 0..self.sentences.len() {
                let mut next = first;
                // A mark can spark the rules after it.
                while let Some(rule) = self.sparked_mark(&rules[next..last], sentence) {
                    self.apply_mark_rule(&rules[rule], sentence);
                    next = rule + 1;
                }
            }
            first = last;
        }
    }

    fn sparked_mark(&self, rules: &[MarkRule], sentence: usize) -> Option<usize> {
        tables().sparked(rules, &self.sentences[sentence]).next()
    }

    #[inline(never)]
    fn apply_mark_rule(&mut self, rule: &MarkRule, sentence: usize) {
        let places = self.scene(false, |scene| scene.find_all(&rule.matcher, sentence));
        for (from, to) in places {
            if self.sentences[sentence].add(from, rule.symbol, to - from) {
                self.layouts.get_mut().put(sentence);
            }
        }
    }

    /// Whether one of these link rules holds.
    fn links(&self, these: fn(&LinkRule) -> bool) -> bool {
        let rules = &tables().links;
        self.scene(false, |scene| {
            self.sentences.iter().enumerate().any(|(place, sentence)| {
                tables()
                    .sparked(rules, sentence)
                    .map(|rule| &rules[rule])
                    .filter(|rule| these(rule))
                    .any(|rule| scene.find(&rule.matcher, place).is_some())
            })
        })
    }

    fn holds(&self, fact: Fact, sentence: usize, wide: bool) -> bool {
        match fact {
            Fact::Linked if wide => self.authority,
            Fact::Linked => self.linked,
            Fact::LinkedByWork => self.by_work,
            Fact::Field => self.in_field(sentence),
            Fact::Topical => self.is_topical(sentence),
            Fact::Official => self.official,
            Fact::Account => self.official || self.account,
            Fact::Employer => !self.profile.organisations.is_empty(),
            Fact::PoliticalOffice => self.profile.political_office,
            Fact::Election => self.is_election(sentence),
            Fact::Sector(sector) => self
                .profile
                .organisations
                .iter()
                .any(|organisation| organisation.sector == sector),
            Fact::Function(function) => self.profile.function == function,
        }
    }

    /// In this sentence, or in the one directly before or after it.
    fn near(&self, sentence: usize, symbol: Symbol) -> bool {
        let last = self.sentences.len().min(sentence + 2);
        self.sentences[sentence.saturating_sub(1)..last]
            .iter()
            .any(|symbols| symbols.has(symbol))
    }

    fn in_field(&self, sentence: usize) -> bool {
        self.near(sentence, known::MARK_DOSSIER)
            || self.near(sentence, known::MARK_OWN_FIELD)
            || self
                .own
                .fields
                .iter()
                .any(|&field| self.near(sentence, field))
    }

    fn is_topical(&self, sentence: usize) -> bool {
        let here = &self.sentences[sentence];
        let before = sentence
            .checked_sub(1)
            .is_some_and(|before| self.sentences[before].has(known::MARK_TOPICAL));
        let own_in_news = self.near(sentence, known::CLASS_IN_THE_NEWS)
            && self.near(sentence, known::MARK_DOSSIER);
        here.has(known::MARK_TOPICAL)
            || (before && here.has(known::CLASS_REFERS_BACK))
            || own_in_news
    }

    /// The subject is agreed with management: named in this sentence, or in a
    /// neighbour, and the later of the two refers back to the earlier.
    fn is_agreed(&self, sentence: usize) -> bool {
        let has = |sentence: usize, symbol| {
            self.sentences
                .get(sentence)
                .is_some_and(|symbols| symbols.has(symbol))
        };
        let agreed = known::MARK_AGREED;
        let back = known::CLASS_REFERS_BACK;
        has(sentence, agreed)
            || (has(sentence + 1, agreed) && has(sentence + 1, back))
            || sentence
                .checked_sub(1)
                .is_some_and(|before| has(before, agreed) && has(sentence, back))
    }

    fn is_election(&self, sentence: usize) -> bool {
        let here = &self.sentences[sentence];
        let named = [
            known::CLASS_POLITICS,
            known::MARK_PARTY,
            known::MARK_POLITICIAN,
            known::MARK_DOSSIER,
        ];
        self.context.election_period && named.iter().any(|&symbol| here.has(symbol))
    }

    /// Whether the engine reads the language of the sentence: in a foreign post
    /// a sentence of Dutch or English counts.
    fn reads(&self, sentence: usize) -> bool {
        self.language != Language::Other || is_read(&self.sentences[sentence])
    }

    fn matches(&self) -> Vec<Raw> {
        // The same two for all sentences: what a rule asks of the whole post is
        // asked once.
        let mut raws = self.scene(false, |narrow| {
            self.scene(true, |wide| self.matches_in(narrow, wide))
        });
        if self.official && !self.sentences.is_empty() {
            raws.push(Raw {
                rule: ACCOUNT_RULE,
                norm: Norm::Capacity,
                strength: Strength::Strong,
                act: "",
                text: "capacity.account",
                sentence: None,
                words: (0, 0),
                service: false,
            });
        }
        raws
    }

    /// The matches of the norms' rules; `wide` is for those that words of
    /// authority link too.
    #[inline(never)]
    fn matches_in(&self, narrow: &Scene<'_>, wide: &Scene<'_>) -> Vec<Raw> {
        let mut raws = Vec::new();
        let rules = &tables().norms;
        for sentence in 0..self.sentences.len() {
            let reads = self.reads(sentence);
            for rule in tables().sparked(rules, &self.sentences[sentence]) {
                let rule = &rules[rule];
                if !reads && !rule.identifier {
                    continue;
                }
                let by_authority = matches!(rule.norm, Norm::Capacity | Norm::Coordination);
                let scene = if by_authority { wide } else { narrow };
                let found = scene.find(&rule.matcher, sentence);
                raws.extend(found.map(|words| Raw {
                    rule: rule.id,
                    norm: rule.norm,
                    strength: rule.strength,
                    act: rule.act,
                    text: rule.text,
                    sentence: Some(sentence),
                    words,
                    service: false,
                }));
            }
        }
        raws
    }

    /// Drops what the content cancels, and lowers service information.
    #[inline(never)]
    fn cancel(&self, mut raws: Vec<Raw>) -> Vec<Raw> {
        let rules = &tables().cancels;
        let mut hits = vec![Vec::new(); rules.len()];
        self.scene(true, |scene| {
            for (place, sentence) in self.sentences.iter().enumerate() {
                for rule in tables().sparked(rules, sentence) {
                    if scene.find(&rules[rule].matcher, place).is_some() {
                        hits[rule].push(place);
                    }
                }
            }
        });
        for (rule, hits) in rules.iter().zip(hits) {
            if hits.is_empty() {
                continue;
            }
            let reach = usize::from(rule.adjacent);
            let mut covered = vec![false; self.sentences.len()];
            for sentence in hits {
                let last = covered.len().min(sentence + reach + 1);
                covered[sentence.saturating_sub(reach)..last].fill(true);
            }
            let covers = |raw: &Raw| match raw.sentence {
                Some(sentence) => covered[sentence] && (!rule.quoted || self.is_quoted(raw)),
                // About the account: only where nothing else is said.
                None => raw.norm == Norm::Capacity && !covered.contains(&false) && !rule.quoted,
            };
            if rule.service {
                for raw in raws.iter_mut().filter(|raw| covers(raw)) {
                    raw.service = true;
                }
            }
            raws.retain(|raw| {
                !rule.cancels.contain(raw.norm)
                    || (!raw.act.is_empty() && rule.spares.split(' ').any(|act| act == raw.act))
                    || !covers(raw)
            });
        }
        raws
    }

    /// Whether the post is about reporting wrongdoing to whom it belongs.
    fn reports(&self) -> bool {
        self.scene(false, |scene| {
            let mut rules = tables().cancels.iter().filter(|rule| rule.reporting);
            rules.any(|rule| scene.holds_somewhere(&rule.matcher))
        })
    }

    fn is_quoted(&self, raw: &Raw) -> bool {
        let Some(sentence) = raw.sentence else {
            return false;
        };
        let first = self.reading.sentences[sentence].first;
        self.reading.words[first + raw.words.0..first + raw.words.1]
            .iter()
            .all(|word| word.quoted)
    }

    /// What the rules find, and what a second look makes of it.
    fn findings(&self) -> Vec<Finding> {
        let mut raws = self.cancel(self.matches());
        let mut findings = self.weigh(&raws);
        let Some(second) = self.second(&findings) else {
            return findings;
        };
        let level = findings.iter().map(|finding| finding.level).max();
        let rules_ask = level == Some(Level::Confirm);
        let before = raws.len();
        if rules_ask && second.asks <= 0.0 {
            raws.retain(|raw| !self.is_doubtful(raw));
        } else if rules_ask {
            let asks = |raw: &Raw| self.level(raw, false) == Level::Confirm;
            let beside = |raw: &Raw| self.is_beside_it(&second, raw);
            // Not the last that asks.
            if raws.iter().any(|raw| asks(raw) && !beside(raw)) {
                raws.retain(|raw| !beside(raw));
            }
        }
        let after = raws.len();
        if rules_ask && second.asks > 0.0 {
            raws.extend(self.unnamed(&second, &findings, false));
        } else if !rules_ask && self.asks_beside_rules(&second) {
            raws.extend(self.unnamed(&second, &findings, true));
        }
        if after < before || raws.len() > after {
            // What had given way to what is left out counts again.
            findings = self.weigh(&raws);
        }
        findings
    }

    #[inline(never)]
    fn weigh(&self, raws: &[Raw]) -> Vec<Finding> {
        if raws.is_empty() {
            return Vec::new();
        }
        let personal = self.sentences.iter().any(|symbols| {
            symbols.has(known::CLASS_PERSONAL) || symbols.has(known::CLASS_PRIVATE_SUBJECT)
        });
        let strong_words = raws.iter().any(|raw| {
            raw.norm == Norm::Capacity && raw.strength == Strength::Strong && raw.sentence.is_some()
        });
        // One finding for each norm and sentence: the highest, then the strongest.
        let mut weighed: BTreeMap<(Option<usize>, Norm), (Level, &Raw)> = BTreeMap::new();
        for raw in raws {
            // On an official account one finding of capacity says it all.
            let superfluous = raw.norm == Norm::Capacity
                && self.official
                && (raw.strength == Strength::Weak || (raw.sentence.is_none() && strong_words));
            if superfluous {
                continue;
            }
            let level = self.level(raw, personal && raw.sentence.is_none());
            let place = weighed
                .entry((raw.sentence, raw.norm))
                .or_insert((level, raw));
            if (level, raw.strength) > (place.0, place.1.strength) {
                *place = (level, raw);
            }
        }
        weighed.retain(|_, (level, _)| *level > Level::None);
        // Of those on one sentence the higher level leads: mandate gives way.
        let leads = |sentence: Option<usize>, level: Level| {
            weighed
                .range((sentence, Norm::Capacity)..=(sentence, Norm::Worktime))
                .all(|((_, norm), (other, _))| *norm == Norm::Mandate || *other < level)
        };
        weighed
            .iter()
            .filter(|((sentence, norm), (level, _))| {
                *norm != Norm::Mandate || leads(*sentence, *level)
            })
            .map(|(_, (level, raw))| self.finding(raw, *level))
            .collect()
    }

    /// The row of the decision table.
    fn condition(&self, raw: &Raw, personal: bool) -> &'static str {
        let sentence = raw.sentence;
        let weight = Weight {
            official: self.official,
            personal,
            linked: self.linked,
            field: sentence.is_some_and(|sentence| self.in_field(sentence)),
            topical: sentence
                .is_some_and(|sentence| self.is_topical(sentence) || self.is_election(sentence)),
            election: sentence.is_some_and(|sentence| self.is_election(sentence)),
        };
        decide::condition(raw.norm, raw.strength, weight)
    }

    fn level(&self, raw: &Raw, personal: bool) -> Level {
        let sentence = raw.sentence;
        let condition = self.condition(raw, personal);
        let mut level =
            decide::cell(raw.norm, condition, self.profile.function).unwrap_or(Level::None);
        let agreed = sentence.is_some_and(|sentence| self.is_agreed(sentence));
        match raw.norm {
            Norm::Mandate if agreed => level = Level::None,
            Norm::Capacity if agreed || raw.service => level = level.min(Level::Notice),
            _ => {}
        }
        decide::in_private(level, raw.norm, raw.strength, self.context)
    }

    #[inline(never)]
    fn finding(&self, raw: &Raw, level: Level) -> Finding {
        let (start, end, quote) = match raw.sentence {
            Some(sentence) => self.quote(sentence, raw.words),
            None => {
                let account = self.context.account.as_ref();
                let shown = account.map(|account| match account.handle.as_str() {
                    "" => account.name.clone(),
                    handle => handle.to_owned(),
                });
                (0, 0, shown.unwrap_or_default())
            }
        };
        Finding {
            norm: raw.norm,
            strength: raw.strength,
            level,
            rule: raw.rule,
            start,
            end,
            quote,
            tips: texts::tip_numbers(raw.text).to_vec(),
            text: raw.text,
        }
    }

    /// Span and words of a match, in the original text.
    fn quote(&self, sentence: usize, (from, to): Words) -> (usize, usize, String) {
        let range = &self.reading.sentences[sentence];
        let words = &self.reading.words[range.first..range.last];
        let from = from.min(words.len() - 1);
        let to = to.clamp(from + 1, words.len());
        let (first, last) = (&words[from], &words[to - 1]);
        let quote = &self.text[first.byte..last.byte + last.text.len()];
        (first.start, last.end, quote.to_owned())
    }

    fn worktime(&self) -> Option<Finding> {
        let hours = self.profile.work_hours.as_ref()?;
        let now = self.context.now?;
        if self.linked || self.sentences.is_empty() || !is_working_time(hours, now) {
            return None;
        }
        let raw = Raw {
            rule: WORKTIME_RULE,
            norm: Norm::Worktime,
            strength: Strength::Weak,
            act: "",
            text: "worktime.weak",
            sentence: None,
            words: (0, 0),
            service: false,
        };
        let level = self.level(&raw, false);
        let finding = Finding {
            quote: String::new(),
            ..self.finding(&raw, level)
        };
        (level > Level::None).then_some(finding)
    }
}

#[inline(never)]
fn is_official(profile: &Profile, context: &Context) -> bool {
    let Some(account) = &context.account else {
        return false;
    };
    let bare = |handle: &str| crate::fold::fold(handle.trim().trim_start_matches('@'));
    // Some sites show no handle, only a name.
    let handle = if account.handle.is_empty() {
        bare(&account.name)
    } else {
        bare(&account.handle)
    };
    account.official
        || (!handle.is_empty()
            && profile.official_accounts.iter().any(|official| {
                let official = bare(official);
                official == handle || handle.split('@').next() == Some(official.as_str())
            }))
}

/// Way 5: a handle, name or bio with employer or title.
#[inline(never)]
fn account_links(context: &Context, own: &Own) -> bool {
    const MARKS: [Symbol; 2] = [known::MARK_EMPLOYER_NAME, known::MARK_OFFICE];
    context.account.as_ref().is_some_and(|account| {
        own.mentions(&account.name, &MARKS)
            || own.mentions(&account.bio, &MARKS)
            || own::handle_mentions(&account.handle, own, &MARKS)
    })
}

/// Whether the moment lies in the working hours, on the local clock.
#[inline(never)]
fn is_working_time(hours: &WorkHours, now: Moment) -> bool {
    let (day, time) = (now.weekday(), now.time_of_day());
    let on = |day: u8| hours.days.contains(&day);
    if hours.from <= hours.to {
        return on(day) && hours.from <= time && time < hours.to;
    }
    // Past midnight: the late part belongs to the day before.
    let yesterday = if day == 1 { 7 } else { day - 1 };
    (on(day) && hours.from <= time) || (on(yesterday) && time < hours.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(moment: &str) -> Moment {
        moment.parse().unwrap()
    }

    fn hours(from: &str, to: &str) -> WorkHours {
        WorkHours {
            days: vec![1, 2, 3, 4, 5],
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    #[test]
    fn working_hours_end_before_their_end_and_run_past_midnight() {
        let day = hours("08:30", "17:00");
        assert!(is_working_time(&day, at("2026-11-24T08:30:00+01:00")));
        assert!(!is_working_time(&day, at("2026-11-24T17:00:00+01:00")));
        assert!(!is_working_time(&day, at("2026-11-28T10:00:00+01:00")));
        let night = hours("22:00", "06:00");
        assert!(is_working_time(&night, at("2026-11-27T23:00:00+01:00")));
        assert!(is_working_time(&night, at("2026-11-28T05:59:00+01:00")));
        assert!(!is_working_time(&night, at("2026-11-28T23:00:00+01:00")));
        assert!(!is_working_time(&night, at("2026-11-23T05:00:00+01:00")));
    }

    #[test]
    fn working_hours_speak_only_where_nothing_else_does() {
        let profile = Profile {
            work_hours: Some(hours("08:30", "17:00")),
            ..Profile::default()
        };
        let norms = |text: &str, now: Option<&str>| -> Vec<Norm> {
            let context = Context {
                now: now.map(at),
                ..Context::default()
            };
            let findings = assess(text, &profile, &context).findings;
            findings.iter().map(|finding| finding.norm).collect()
        };
        let noon = Some("2026-11-24T12:00:00+01:00");
        assert_eq!(norms("Soep vandaag.", noon), [Norm::Worktime]);
        assert_eq!(norms("Soep vandaag.", None), []);
        // The clock is the writer's own: noon here is evening there.
        assert_eq!(norms("Soep.", Some("2026-11-24T20:00:00+09:00")), []);
        assert_eq!(norms("Mijn collega's zijn toppers.", noon), []);
        assert_eq!(norms("Die vent is een klootzak.", noon), [Norm::Tone]);
        assert_eq!(norms("...", noon), []);
    }

    #[test]
    fn an_account_is_official_by_its_flag_or_by_the_profile() {
        let profile = Profile {
            official_accounts: vec!["@GemeenteBreda".into()],
            ..Profile::default()
        };
        let context = |handle: &str, official| Context {
            account: Some(crate::Account {
                handle: handle.into(),
                official,
                ..crate::Account::default()
            }),
            ..Context::default()
        };
        assert!(is_official(&profile, &context("gemeentebreda", false)));
        assert!(is_official(
            &profile,
            &context("@gemeentebreda@social.overheid.nl", false)
        ));
        assert!(is_official(&profile, &context("piet", true)));
        assert!(!is_official(&profile, &context("", false)));
        assert!(!is_official(&profile, &Context::default()));
        // A name counts where the site shows no handle: anybody can take a name.
        let named = |handle: &str| {
            let mut named = context(handle, false);
            if let Some(account) = &mut named.account {
                account.name = "GemeenteBreda".into();
            }
            named
        };
        assert!(is_official(&profile, &named("")));
        assert!(!is_official(&profile, &named("piet")));
    }
}
