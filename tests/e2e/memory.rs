//! What a page keeps in memory, by the browser's own tools.

use crate::{Browser, Kind, until};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::Cell;

/// What the process of a page keeps, the content scripts' part included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Memory {
    /// DOM nodes; Firefox tells the bytes that they take.
    pub nodes: u64,
    /// Event listeners.
    pub listeners: u64,
    /// Bytes of JavaScript objects.
    pub objects: u64,
    /// Bytes of buffers, the engine's memory among them.
    pub buffers: u64,
}

impl Browser {
    /// What the page in front keeps when all that nobody needs is thrown away:
    /// as soon as throwing away once more throws nothing away.
    ///
    /// # Errors
    /// When the browser does not tell, or goes on throwing away.
    pub async fn memory(&self) -> Result<Memory> {
        let last = Cell::new(None);
        until("nothing more to throw away", async || {
            let now = match self.kind() {
                Kind::Chromium => self.memory_of_chromium().await?,
                Kind::Firefox => self.memory_of_firefox().await?,
            };
            let count = Some((now.nodes, now.listeners));
            Ok((last.replace(count) == count).then_some(now))
        })
        .await
    }

    async fn memory_of_chromium(&self) -> Result<Memory> {
        let ask = async |command: &str| {
            let body = json!({ "cmd": command, "params": {} });
            self.post("goog/cdp/execute", body).await
        };
        ask("HeapProfiler.collectGarbage").await?;
        let counters = ask("Memory.getDOMCounters").await?;
        let heap = ask("Runtime.getHeapUsage").await?;
        let number = |of: &Value, what: &str| {
            let number = of[what].as_f64();
            number.map(|number| number as u64).context("no number")
        };
        Ok(Memory {
            nodes: number(&counters, "nodes")?,
            listeners: number(&counters, "jsEventListeners")?,
            objects: number(&heap, "usedSize")?,
            buffers: number(&heap, "backingStorageSize")?,
        })
    }

    async fn memory_of_firefox(&self) -> Result<Memory> {
        let told = self.in_chrome_async(REPORTS).await?;
        Ok(serde_json::from_value(told)?)
    }
}

/// Asks for what `about:memory` shows of the process of the page in front.
const REPORTS: &str = "
    const { osPid } = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal;
    for (const topic of ['child-gc-request', 'child-cc-request', 'child-mmu-request'])
        Services.obs.notifyObservers(null, topic);
    const found = { nodes: 0, listeners: 0, objects: 0, buffers: 0 };
    const ways = {
        nodes: /^window-objects\\/dom\\//,
        listeners: /^event-counts\\/.*\\/event-listeners$/,
        objects: /^js-main-runtime\\/(realms\\/(?!.*(elements|\\/code))|zones\\/(?!unused))/,
        buffers: /^js-main-runtime\\/realms\\/.*\\/elements\\//,
    };
    const add = (process, path, kind, units, amount) => {
        if (!process.includes(`pid ${osPid}`)) return;
        for (const what in ways) if (ways[what].test(path)) found[what] += amount;
    };
    const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    await new Promise(done => manager.getReports(add, null, done, null, false));
    return found;";
