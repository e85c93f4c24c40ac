//! A post as the rules see it, and whether a rule holds in it.

use crate::pattern::{Laid, Layout, Symbols};
use crate::rules::{Fact, Matcher, Patterns};
use crate::tables::{Tables, steps};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// Words of a sentence, from and to (exclusive).
pub type Words = (usize, usize);

/// How many sentences lie ready at once: one and its neighbours.
const READY: usize = 4;

/// Sentences laid out for matching, the last ones asked for.
#[derive(Debug, Default)]
pub struct Layouts {
    ready: Vec<(Option<usize>, Layout)>,
    next: usize,
}

thread_local! {
    /// Kept from post to post only for its memory: nothing in it is read again.
    static SPARE: Cell<Option<Layouts>> = const { Cell::new(None) };
}

impl Layouts {
    /// With nothing laid out.
    pub fn take() -> Self {
        let mut layouts = SPARE.take().unwrap_or_default();
        layouts
            .ready
            .iter_mut()
            .for_each(|(sentence, _)| *sentence = None);
        layouts
    }

    /// Gives the memory back for the next post.
    pub fn give_back(self) {
        SPARE.set(Some(self));
    }

    /// A sentence got a symbol more.
    pub fn put(&mut self, sentence: usize) {
        for (ready, layout) in &mut self.ready {
            if *ready == Some(sentence) {
                layout.clear();
            }
        }
    }

    fn of<'a>(&'a mut self, sentence: usize, sentences: &'a [Symbols]) -> Laid<'a> {
        let found = self
            .ready
            .iter()
            .position(|(ready, _)| *ready == Some(sentence));
        let place = found.unwrap_or_else(|| {
            let place = self.next;
            self.next = (place + 1) % READY;
            if place == self.ready.len() {
                self.ready.push((None, Layout::new(steps())));
            }
            self.ready[place].0 = Some(sentence);
            self.ready[place].1.clear();
            place
        });
        Laid {
            symbols: &sentences[sentence],
            layout: &self.ready[place].1,
            steps: steps(),
        }
    }
}

/// A post's sentences with their symbols, and what is known of it so far.
pub struct Scene<'s> {
    /// The rules.
    pub tables: &'s Tables,
    /// One for each sentence.
    pub sentences: &'s [Symbols],
    /// Sentences laid out.
    pub layouts: &'s RefCell<Layouts>,
    /// Whether a fact holds for a sentence.
    pub holds: &'s dyn Fn(Fact, usize) -> bool,
    /// What has to be, or must not be, anywhere in the post: asked once a rule.
    pub of_post: RefCell<BTreeMap<u16, bool>>,
}

impl Scene<'_> {
    /// The words of the sentence that match; `None` where the rule does not
    /// hold there.
    pub fn find(&self, matcher: &Matcher, sentence: usize) -> Option<Words> {
        let found = self.first(matcher, sentence)?;
        self.allows(matcher, sentence).then_some(found)
    }

    /// The words that match, whatever the conditions.
    fn first(&self, matcher: &Matcher, sentence: usize) -> Option<Words> {
        let Patterns { first, last } = matcher.find;
        let mut sparked = self.sentences[sentence].sparked(first, last).peekable();
        sparked.peek()?;
        let mut layouts = self.layouts.borrow_mut();
        let laid = layouts.of(sentence, self.sentences);
        sparked.find_map(|pattern| laid.find(laid.steps.sequences[usize::from(pattern)]))
    }

    /// All places in the sentence that match.
    pub fn find_all(&self, matcher: &Matcher, sentence: usize) -> Vec<Words> {
        let Patterns { first, last } = matcher.find;
        let mut found = Vec::new();
        let mut layouts = self.layouts.borrow_mut();
        let laid = layouts.of(sentence, self.sentences);
        for pattern in self.sentences[sentence].sparked(first, last) {
            found.extend(laid.find_all(laid.steps.sequences[usize::from(pattern)]));
        }
        // What the rule asks of other sentences needs them laid out.
        drop(layouts);
        if !found.is_empty() && !self.allows(matcher, sentence) {
            found.clear();
        }
        found
    }

    /// Whether the rule holds in some sentence.
    pub fn holds_somewhere(&self, matcher: &Matcher) -> bool {
        (0..self.sentences.len()).any(|sentence| self.find(matcher, sentence).is_some())
    }

    fn has(&self, pattern: u16, sentence: usize) -> bool {
        self.sentences[sentence].sparks(pattern) && {
            let mut layouts = self.layouts.borrow_mut();
            let laid = layouts.of(sentence, self.sentences);
            laid.matches(steps().sequences[usize::from(pattern)])
        }
    }

    fn allows(&self, matcher: &Matcher, here: usize) -> bool {
        self.against(matcher, here).is_none()
    }

    /// The condition of the rule that does not hold, if any.
    fn against(&self, matcher: &Matcher, here: usize) -> Option<&'static str> {
        let holds = |fact| (self.holds)(fact, here);
        let facts = matcher.when.hold(&self.tables.conditions, holds);
        let near = here.saturating_sub(1)..self.sentences.len().min(here + 2);
        let is_here = |pattern| self.has(pattern, here);
        let is_near = |pattern| near.clone().any(|sentence| self.has(pattern, sentence));
        if !facts {
            Some("when")
        } else if !matcher.with.each().all(is_here) {
            Some("with")
        } else if matcher.without.each().any(is_here) {
            Some("without")
        } else if !matcher.near.each().all(is_near) {
            Some("near")
        } else if matcher.not_near.each().any(is_near) {
            Some("not_near")
        } else if !self.allows_in_post(matcher) {
            Some("post")
        } else {
            None
        }
    }

    /// The words of the sentence that match where a condition of the rule does
    /// not hold, and the condition.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn held_back(&self, matcher: &Matcher, sentence: usize) -> Option<(Words, &'static str)> {
        let found = self.first(matcher, sentence)?;
        Some((found, self.against(matcher, sentence)?))
    }

    fn allows_in_post(&self, matcher: &Matcher) -> bool {
        if matcher.post.is_empty() && matcher.not_post.is_empty() {
            return true;
        }
        let known = self.of_post.borrow().get(&matcher.find.first).copied();
        known.unwrap_or_else(|| {
            let in_post =
                |pattern| (0..self.sentences.len()).any(|sentence| self.has(pattern, sentence));
            let allows = matcher.post.each().all(in_post) && !matcher.not_post.each().any(in_post);
            self.of_post.borrow_mut().insert(matcher.find.first, allows);
            allows
        })
    }
}
