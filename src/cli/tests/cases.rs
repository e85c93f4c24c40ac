//! The interface, case by case: `cases/NAME.toml` is the command, beside it
//! what goes in and what must come out.
//!
//! What the rules find changes with the rules, so the posts in these cases are
//! either plainly harmless or those that the specification itself names.

#[test]
fn every_case_holds() {
    trycmd::TestCases::new().case("tests/cases/*.toml");
}
