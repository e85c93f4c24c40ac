//! WebDriver commands that the client has no method for.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use url::{ParseError, Url};

fn below_session(base: &Url, session: Option<&str>, path: &str) -> Result<Url, ParseError> {
    base.join(&format!("session/{}/{path}", session.unwrap_or_default()))
}

/// A POST to an endpoint below the session.
#[derive(Debug)]
pub struct Post {
    path: &'static str,
    body: Value,
}

impl Post {
    /// Posts `body` to `session/ID/{path}`.
    pub fn new(path: &'static str, body: Value) -> Self {
        Self { path, body }
    }
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        below_session(base, session, self.path)
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// A GET from an endpoint below the session.
#[derive(Debug)]
pub struct Get(pub String);

impl WebDriverCompatibleCommand for Get {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        below_session(base, session, &self.0)
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}
