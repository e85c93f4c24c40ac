//! What a screen reader is told: by the live region, and by roles and names.

use crate::Browser;
use crate::commands::Get;
use anyhow::{Context, Result, ensure};
use fantoccini::elements::Element;
use serde_json::{Value, json};

/// Notes what the live region says from now on, and what it is saying.
const LISTEN: &str = "
    const region = arguments[0].getRootNode().querySelector('[aria-live]');
    const said = region.said = [];
    const note = () => { if (region.textContent) said.push(region.textContent); };
    note();
    new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });";

const SAID: &str = "return arguments[0].getRootNode().querySelector('[aria-live]').said;";

impl Browser {
    /// Listens to the live region of what Namens shows, once that is there.
    ///
    /// # Errors
    /// When nothing of ours is in the page.
    pub async fn listen(&self) -> Result<()> {
        let inside = self.inside(LISTEN, vec![]).await?;
        inside.map(drop).context("nothing speaks")
    }

    /// What the live region has said since [`Browser::listen`], each time once.
    ///
    /// # Errors
    /// When nobody listened.
    pub async fn said(&self) -> Result<Vec<String>> {
        let said = self.inside(SAID, vec![]).await?;
        let said = said.context("nothing speaks")?;
        serde_json::from_value(said).context("nobody listened")
    }

    /// The role and the name that the browser gives an element for those who
    /// do not see it.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn role_and_name(&self, element: &Element) -> Result<(String, String)> {
        let ask = async |what: &str| {
            let path = format!("element/{}/{what}", element.element_id().as_ref());
            let answer = self.client().issue_cmd(Get(path)).await?;
            let answer = answer.as_str().map(str::to_owned);
            answer.with_context(|| format!("no {what}"))
        };
        Ok((ask("computedrole").await?, ask("computedlabel").await?))
    }

    /// What the polite live regions say in Chromium's accessibility tree, which
    /// has closed shadow roots in it too.
    ///
    /// # Errors
    /// When the browser does not tell, or there is no tree.
    pub async fn live_regions_of_tree(&self) -> Result<Vec<String>> {
        let body = json!({ "cmd": "Accessibility.getFullAXTree", "params": {} });
        let tree = self.post("goog/cdp/execute", body).await?;
        let nodes = tree["nodes"].as_array().context("no tree")?;
        ensure!(!nodes.is_empty(), "an empty tree");
        let is_live = |node: &&Value| {
            let properties = node["properties"].as_array();
            let mut properties = properties.into_iter().flatten();
            node["ignored"] == false
                && properties.any(|one| one["name"] == "live" && one["value"]["value"] == "polite")
        };
        let texts = nodes
            .iter()
            .filter(is_live)
            .map(|node| text(nodes, node))
            .filter(|text| !text.is_empty());
        Ok(texts.collect())
    }
}

/// The text below a node of the accessibility tree.
fn text(nodes: &[Value], node: &Value) -> String {
    if node["role"]["value"] == "StaticText" {
        return node["name"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    children
        .filter_map(|id| nodes.iter().find(|node| node["nodeId"] == *id))
        .map(|child| text(nodes, child))
        .collect()
}
