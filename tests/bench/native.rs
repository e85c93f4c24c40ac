//! How fast the engine is without a browser.

use namens_bench::profile;
use namens_norms::{Context, assess};
use std::hint::black_box;
use std::time::{Duration, Instant};

const POST: &str = "Vanochtend weer een mooie dag op het bureau. Collega's stonden al vroeg klaar \
    met koffie, en om half negen begon het overleg over de roosters. Daarna de wijk in, want er \
    was een melding van een gestolen fiets bij de school aan de Lindenstraat. Het regende, maar \
    dat hoort erbij. Tot morgen! ";

/// How often each length is measured; the median counts.
const RUNS: usize = 15;

fn main() {
    let (profile, context) = (profile(), Context::default());
    let start = Instant::now();
    black_box(assess("", &profile, &context));
    say("engine ready", start.elapsed());
    let start = Instant::now();
    black_box(assess(black_box(&POST[..280]), &profile, &context));
    say("first 280", start.elapsed());
    for length in [280, 3_000, 10_000, 100_000, 1_000_000] {
        let text: String = POST.chars().cycle().take(length).collect();
        let rounds = (200_000 / length).max(1);
        let mut runs: Vec<Duration> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                for _ in 0..rounds {
                    black_box(assess(black_box(&text), &profile, &context));
                }
                start.elapsed() / rounds as u32
            })
            .collect();
        runs.sort();
        say(&format!("{length} characters"), runs[RUNS / 2]);
    }
}

fn say(what: &str, time: Duration) {
    let what = format!("engine natively, {what}");
    println!("{what:40} {:10.3} ms", time.as_secs_f64() * 1_000.0);
}
