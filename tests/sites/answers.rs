//! What the server answers.

use crate::hosts::Site;
use crate::page::{self, Switches};
use crate::records::{Draft, Log, Records, Violation};
use axum::body::Bytes;
use axum::extract::{Path as UrlPath, Query, Request as HttpRequest, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long `answer=slow` takes.
pub const SLOW_ANSWER: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct App {
    pages: Arc<PathBuf>,
    port: u16,
    records: Arc<Records>,
}

/// All the server's routes.
pub fn router(pages: PathBuf, port: u16, records: Arc<Records>) -> Router {
    let app = App {
        pages: Arc::new(pages),
        port,
        records,
    };
    Router::new()
        .route("/__fixture/publish", post(publish))
        .route("/__fixture/violation", post(violation))
        .route(page::REPORTS, post(report))
        .route("/__fixture/reset", post(reset))
        .route("/__fixture/{list}", get(list))
        .route("/assets/{file}", get(asset))
        .fallback(get(show))
        .layer(from_fn_with_state(app.clone(), record))
        .with_state(app)
}

/// Records the request line, then answers.
async fn record(State(app): State<App>, request: HttpRequest, next: Next) -> Response {
    let headers = request.headers();
    let origin = headers.get(header::ORIGIN).and_then(|o| o.to_str().ok());
    let target = request.uri().to_string();
    app.records
        .request(request.method().as_str(), &host(headers), &target, origin);
    next.run(request).await
}

#[derive(Deserialize)]
struct Answer {
    answer: Option<String>,
}

async fn publish(
    State(app): State<App>,
    Query(Answer { answer }): Query<Answer>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Response {
    let accepted = answer.as_deref() != Some("error");
    let publication = app.records.publish(&host(&headers), draft, accepted);
    if answer.as_deref() == Some("slow") {
        tokio::time::sleep(SLOW_ANSWER).await;
    }
    if accepted {
        Json(publication).into_response()
    } else {
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

async fn violation(State(app): State<App>, Json(violation): Json<Violation>) {
    app.records.violation(violation);
}

/// What a browser itself reports.
async fn report(State(app): State<App>, body: Bytes) -> StatusCode {
    match Violation::reported(&body) {
        Some(violation) => {
            app.records.violation(violation);
            StatusCode::NO_CONTENT
        }
        None => StatusCode::BAD_REQUEST,
    }
}

async fn reset(State(app): State<App>) {
    app.records.reset();
}

async fn list(State(app): State<App>, UrlPath(list): UrlPath<String>) -> Response {
    let Log {
        publications,
        refused,
        requests,
        violations,
    } = app.records.log();
    match list.as_str() {
        "publications" => Json(publications).into_response(),
        "refused" => Json(refused).into_response(),
        "requests" => Json(requests).into_response(),
        "violations" => Json(violations).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn asset(State(app): State<App>, UrlPath(file): UrlPath<String>) -> Response {
    let kind = match file.rsplit_once('.') {
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match read(&app.pages, &file) {
        Ok(content) => ([(header::CONTENT_TYPE, kind)], content).into_response(),
        Err(missing) => missing.into_response(),
    }
}

async fn show(
    State(app): State<App>,
    Query(switches): Query<Switches>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if uri.path() == "/favicon.ico" {
        return StatusCode::NO_CONTENT.into_response();
    }
    let (site, name) = Site::of(&host(&headers));
    let template = match read(
        &app.pages,
        &format!("{}.html", page::file(site, uri.path())),
    ) {
        Ok(template) => template,
        Err(missing) => return missing.into_response(),
    };
    let body = page::fill(&template, (name, uri.path()), app.port, &switches);
    let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response();
    if let Some(policy) = page::policy(site, &switches) {
        let name = header::CONTENT_SECURITY_POLICY;
        if let Ok(policy) = header::HeaderValue::from_str(&policy) {
            response.headers_mut().insert(name, policy);
        }
    }
    response
}

/// A built file's text, or the answer that says that it is not there.
fn read(pages: &Path, file: &str) -> Result<String, (StatusCode, String)> {
    let inside = !file.contains(['/', '\\']) && !file.starts_with('.');
    match std::fs::read_to_string(pages.join(file)) {
        Ok(text) if inside => Ok(text),
        _ => Err((
            StatusCode::NOT_FOUND,
            format!("{file} is not among the built pages"),
        )),
    }
}

/// The `Host` header's name, without port.
fn host(headers: &HeaderMap) -> String {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let name = host.and_then(|host| host.split(':').next());
    name.unwrap_or_default().to_owned()
}
