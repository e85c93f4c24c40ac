//! The tests, by what they show.

pub mod approval;
pub mod arrival;
pub mod engine;
pub mod failure;
pub mod gestures;
pub mod installation;
pub mod languages;
pub mod publishing;
pub mod quiet;
pub mod settings;
pub mod tips;
pub mod worktime;
