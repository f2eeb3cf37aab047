//! A step that a person does in a portal, click by click.

pub mod human;
