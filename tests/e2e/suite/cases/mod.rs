//! The tests, by what they show.

pub mod accounts;
pub mod approval;
pub mod arrival;
pub mod awkward;
pub mod engine;
pub mod examples;
pub mod failure;
pub mod fields;
pub mod gestures;
pub mod guess;
pub mod installation;
pub mod keys;
pub mod languages;
pub mod life;
pub mod own;
pub mod places;
pub mod popup;
pub mod probe;
pub mod publishing;
pub mod quiet;
pub mod settings;
pub mod states;
pub mod switched_off;
pub mod tips;
pub mod worktime;
