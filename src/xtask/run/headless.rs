//! Without a window: the article's examples, screenshots, and what happened.

use crate::workspace::Workspace;
use anyhow::Result;
use namens_e2e::{DemoResult, Kind, demo};
use std::fmt::Write as _;
use std::path::Path;

/// Plays the examples and prints what was held and what was published.
pub async fn show(kind: Kind, workspace: &Workspace) -> Result<()> {
    let pictures = workspace.root.join("screenshots");
    let results = demo(kind, &workspace.extension(), &pictures).await?;
    for result in &results {
        println!("{}", story(result, &workspace.root));
    }
    Ok(())
}

fn story(result: &DemoResult, root: &Path) -> String {
    let mut text = format!("{}\n  typed      {}\n", result.person, result.text);
    let warned = if result.warned.is_empty() {
        "no".to_owned()
    } else {
        result.warned.join(" | ")
    };
    let held = if result.held { "yes" } else { "no" };
    let published = if result.published.is_empty() {
        "nothing".to_owned()
    } else {
        result.published.join(" | ")
    };
    let _ = writeln!(text, "  warned     {warned}");
    let _ = writeln!(text, "  held       {held}");
    let _ = writeln!(text, "  published  {published}");
    for picture in &result.pictures {
        let picture = picture.strip_prefix(root).unwrap_or(picture);
        let _ = writeln!(text, "  picture    {}", picture.display());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::story;
    use namens_e2e::DemoResult;
    use std::path::Path;

    #[test]
    fn tells_what_was_held_and_published() {
        let result = DemoResult {
            person: "other, Politie".to_owned(),
            text: "Het was moord.".to_owned(),
            warned: vec!["was moord".to_owned()],
            held: true,
            published: vec![],
            pictures: vec!["/here/screenshots/1.png".into()],
        };
        assert_eq!(
            story(&result, Path::new("/here")),
            "other, Politie\n\
             \x20 typed      Het was moord.\n\
             \x20 warned     was moord\n\
             \x20 held       yes\n\
             \x20 published  nothing\n\
             \x20 picture    screenshots/1.png\n"
        );
    }
}
