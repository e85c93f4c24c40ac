//! The found words, underlined where they are written: in a rich-text editor by
//! the browser's own highlights, over a text box by a layer of ours. Neither
//! puts anything into the editor.
//!
//! Between two assessments the underlines follow their words as far as these
//! stay as they were ([`crate::carry`]); words that change lose theirs at once.

mod layer;
mod rich;

use super::host::Host;
use crate::carry::Change;
use crate::editor;
use layer::Layer;
use namens_norms::Level;
use rich::Rich;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// What something is written in.
#[derive(Debug, Clone)]
pub struct Field {
    /// The editor.
    pub element: Element,
    /// A selector of what somebody else wrote in it.
    pub quoted: Option<&'static str>,
    /// Whether words in it can be replaced for the person.
    pub replaces: bool,
}

/// Words of a field, in UTF-16 code units, and how heavy they are.
pub(super) type Words = (Range<usize>, Level);

/// The rules of the underlines, for what carries those of each level.
fn rules(confirm: &str, notice: &str) -> String {
    include_str!("../style/underline.css")
        .replace("CONFIRM", confirm)
        .replace("NOTICE", notice)
}

/// The same for the marks of a layer.
pub(super) fn layer_rules() -> String {
    rules(
        ".copy mark[data-level=\"confirm\"]",
        ".copy mark[data-level=\"notice\"]",
    )
}

/// All underlines in a page.
#[derive(Default)]
pub(super) struct Highlights {
    fields: Vec<Marked>,
    rich: Rich,
}

/// A field with underlined words.
struct Marked {
    field: Field,
    /// What stood in it when the words were last looked up.
    text: String,
    words: Vec<Words>,
    layer: Option<Layer>,
    /// Whether this is what shows, up to the last of the words.
    is_drawn: bool,
}

impl Highlights {
    /// Whether nothing is underlined.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Underlines these words, and no others.
    pub fn show(
        &mut self,
        document: &Document,
        fields: Vec<(Field, Vec<Words>)>,
    ) -> Result<(), JsValue> {
        let mut before = std::mem::take(&mut self.fields);
        for (field, words) in fields {
            let is = |marked: &Marked| marked.field.element == field.element;
            let known = before.iter().position(is);
            let layer = match known.and_then(|known| before.swap_remove(known).layer) {
                Some(layer) => Some(layer),
                None => match field.element.dyn_ref::<HtmlElement>() {
                    Some(text_box) if editor::value(text_box).is_some() => {
                        Some(Layer::new(document, text_box)?)
                    }
                    _ => None,
                },
            };
            self.fields.push(Marked {
                text: editor::text(&field.element, field.quoted),
                field,
                words: flat(words),
                layer,
                is_drawn: false,
            });
        }
        for gone in before {
            gone.remove();
        }
        Ok(())
    }

    /// Draws the underlines where their words stand now.
    pub fn draw(&mut self, host: &Host) -> Result<(), JsValue> {
        // Asked before an editor is read from end to end: at most keys the browser
        // itself has kept the underlines with their words.
        let mut of_text = (self.fields.iter()).filter(|marked| marked.layer.is_none());
        let stays = of_text.all(|marked| marked.is_drawn) && self.rich.stands();
        let mut readings = Vec::new();
        for marked in &mut self.fields {
            if stays && marked.layer.is_none() {
                continue;
            }
            let reading = editor::read(&marked.field.element, marked.field.quoted);
            marked.follow(&reading.text);
            // At a key, most of the time, nothing that is marked moves.
            if let Some(layer) = &mut marked.layer {
                if !marked.is_drawn {
                    layer.draw(host, &marked.text, &marked.words)?;
                }
            } else {
                readings.push(reading);
            }
            marked.is_drawn = true;
        }
        if stays {
            return Ok(());
        }
        let rich = self.fields.iter().filter(|marked| marked.layer.is_none());
        let ranges: Vec<_> = rich
            .zip(readings)
            .flat_map(|(marked, reading)| {
                let words = marked.words.iter();
                let range = move |(words, level): &Words| {
                    let range = reading.range(words.start, words.end)?;
                    Some((range, *level))
                };
                words.filter_map(range).collect::<Vec<_>>()
            })
            .collect();
        self.rich.show(&ranges)
    }

    /// Moves the layers with their text boxes. The browser moves the rest.
    pub fn settle(&self) -> Result<(), JsValue> {
        self.fields
            .iter()
            .filter_map(|marked| marked.layer.as_ref())
            .try_for_each(Layer::settle)
    }

    /// Takes all underlines away, and what was made for them.
    pub fn clear(&mut self) -> Result<(), JsValue> {
        for gone in std::mem::take(&mut self.fields) {
            gone.remove();
        }
        self.rich.clear()
    }
}

impl Marked {
    /// Looks the words up in what stands in the field now.
    fn follow(&mut self, now: &str) {
        if now == self.text {
            return;
        }
        let change = Change::between(&self.text, now);
        let end = self.words.last().map_or(0, |(words, _)| words.end);
        self.is_drawn &= change.is_beyond(end);
        self.words.retain_mut(|(words, _)| {
            let carried = change.carry(words);
            if let Some(carried) = &carried {
                words.clone_from(carried);
            }
            carried.is_some()
        });
        now.clone_into(&mut self.text);
    }

    fn remove(self) {
        if let Some(layer) = self.layer {
            layer.remove();
        }
    }
}

/// Words that lie over each other, cut so that each stretch has the heaviest
/// level that holds there, once; in order.
fn flat(words: Vec<Words>) -> Vec<Words> {
    let mut edges: Vec<usize> = words
        .iter()
        .flat_map(|(range, _)| [range.start, range.end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut flat: Vec<Words> = Vec::new();
    for pair in edges.windows(2) {
        let &[start, end] = pair else { continue };
        let over = words.iter().filter(|(range, _)| range.contains(&start));
        let Some(level) = over.map(|(_, level)| *level).max() else {
            continue;
        };
        match flat.last_mut() {
            Some((last, of)) if last.end == start && *of == level => last.end = end,
            _ => flat.push((start..end, level)),
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{Confirm, Notice};

    #[test]
    fn the_heavier_level_shows_where_words_overlap() {
        let cut = flat(vec![(0..10, Notice), (4..6, Confirm), (20..22, Notice)]);
        let expected = [
            (0..4, Notice),
            (4..6, Confirm),
            (6..10, Notice),
            (20..22, Notice),
        ];
        assert_eq!(cut, expected);
    }

    #[test]
    fn words_found_twice_are_one_stretch() {
        let once = flat(vec![(0..5, Confirm), (3..8, Confirm), (0..5, Notice)]);
        assert_eq!(once, [(0..8, Confirm)]);
        assert_eq!(flat(Vec::new()), []);
    }

    #[test]
    fn both_carriers_get_the_same_rules() {
        let rules = rules("::highlight(a)", "::highlight(b)");
        assert_eq!(rules.matches("::highlight(a) {").count(), 1);
        assert!(!rules.contains("CONFIRM {") && !rules.contains("NOTICE {"));
        assert!(layer_rules().contains("data-level=\"confirm\"] {"));
    }
}
