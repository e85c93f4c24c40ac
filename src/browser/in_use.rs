//! What is in the composer in use, from the page to the popup: a message within
//! the browser that is kept nowhere.

use crate::json::{from_js, to_js};
use namens_norms::Context;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// A post while it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InUse {
    /// All that would be published.
    pub text: String,
    /// Where and when.
    pub context: Context,
    /// Whether it would be held at the publish button.
    pub held: bool,
}

impl InUse {
    /// The post as a message; `undefined` where it is none.
    #[must_use]
    pub fn to_message(&self) -> JsValue {
        to_js(self).unwrap_or(JsValue::UNDEFINED)
    }

    pub(crate) fn from_message(message: &JsValue) -> Option<Self> {
        from_js(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_comes_through_a_message_whole() {
        let context = Context {
            site: "mastodon".into(),
            now: "2026-11-24T10:00:00+01:00".parse().ok(),
            ..Context::default()
        };
        let post = InUse {
            text: "Wij van de gemeente\n🙂".into(),
            context,
            held: true,
        };
        let json = serde_json::to_value(&post).unwrap();
        assert_eq!(serde_json::from_value::<InUse>(json).unwrap(), post);
    }
}
