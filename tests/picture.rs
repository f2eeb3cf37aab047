//! The picture of the README shows the wizard as it is: the first questions of a rehearsal, on a real screen.
//!
//! `REGENERATE=1 cargo test --test runner picture` makes it anew, `.github/wizard.svg`. Without that, the test finds out whether
//! what the picture says is still what the wizard says.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::common::pty::{Terminal, key};
use crate::common::{BINARY, Home};

const COLUMNS: u16 = 80;
const ROWS: u16 = 40;
/// Size of a character cell, and the margin around the screen, in SVG units.
const CELL: (f32, f32) = (8.4, 18.0);
const MARGIN: f32 = 16.0;
const BACKGROUND: &str = "#12161c";
const FOREGROUND: &str = "#d7dde5";

/// Answers the first questions of a rehearsal and stops at the one that decides most.
fn wizard(home: &Home) -> Terminal {
    let arguments = ["init", "correspondence", "--env", "sandbox", "--lang", "en"];
    let mut terminal = Terminal::start(home, Path::new(BINARY), &arguments, COLUMNS, ROWS);
    terminal.expect("> no, neither");
    terminal.send(key::ENTER);
    terminal.expect("Proposal: 991825827 Enter accepts it, Esc postpones.");
    terminal.send(key::ENTER);
    terminal.expect("Is this the organisation");
    terminal.expect("y/n >");
    terminal.send("y\r");
    terminal.expect("Who sets up and runs the system that sends?");
    terminal.expect("not known yet");
    terminal
}

fn svg(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let used = (0..rows.get()).rev().find(|row| !line(screen, *row, columns.get()).is_empty()).unwrap() + 1;
    let width = f32::from(columns.get()) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(used) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-label=\"The wizard asks who runs the sending system\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" \
         fill=\"{FOREGROUND}\" xml:space=\"preserve\">\n"
    );
    for row in 0..used {
        let y = MARGIN + f32::from(row) * CELL.1 + 0.75 * CELL.1;
        for (column, style, text) in runs(screen, row, columns.get()) {
            // Spaces at the edges of an element are not drawn everywhere.
            let indent = text.chars().take_while(|c| *c == ' ').count() as f32;
            let text = text.trim();
            let x = MARGIN + (f32::from(column) + indent) * CELL.0;
            let length = text.chars().count() as f32 * CELL.0;
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\"{style}>{text}</text>").unwrap();
        }
    }
    out + "</g>\n</svg>\n"
}

/// Pieces of a line that look the same: where they begin, how they look, what they say.
fn runs(screen: &vt100::Screen, row: u16, columns: u16) -> Vec<(u16, String, String)> {
    let mut runs: Vec<(u16, String, String)> = Vec::new();
    let end = line(screen, row, columns).chars().count();
    for column in (0..columns).take(end) {
        let cell = screen.cell(row, column).unwrap();
        let text = if cell.contents().is_empty() { " " } else { cell.contents() };
        let style = style(cell);
        match runs.last_mut() {
            Some((_, known, said)) if *known == style => said.push_str(text),
            _ => runs.push((column, style, text.to_owned())),
        }
    }
    runs.retain(|(_, _, said)| !said.trim().is_empty());
    runs
}

fn line(screen: &vt100::Screen, row: u16, columns: u16) -> String {
    screen.contents_between(row, 0, row, columns).trim_end().to_owned()
}

fn style(cell: &vt100::Cell) -> String {
    let colour = match cell.fgcolor() {
        vt100::Color::Idx(1 | 9) => " fill=\"#ff7b72\"",
        vt100::Color::Idx(2 | 10) => " fill=\"#7ee787\"",
        vt100::Color::Idx(3 | 11) => " fill=\"#f2cc60\"",
        vt100::Color::Idx(4 | 12) => " fill=\"#79c0ff\"",
        vt100::Color::Idx(5 | 13) => " fill=\"#d2a8ff\"",
        vt100::Color::Idx(6 | 14) => " fill=\"#76e3ea\"",
        vt100::Color::Idx(8) => " fill=\"#8b949e\"",
        _ => "",
    };
    let bold = if cell.bold() { " font-weight=\"bold\"" } else { "" };
    let faint = if cell.dim() { " opacity=\"0.65\"" } else { "" };
    format!("{colour}{bold}{faint}")
}

/// What a picture says, line by line.
fn said(svg: &str) -> Vec<String> {
    let pieces = svg.lines().filter(|line| line.starts_with("<text"));
    pieces.map(|line| line.split_once('>').unwrap().1.replace("</text>", "")).collect()
}

#[test]
fn the_readmes_picture_is_of_a_real_run() {
    let home = Home::new();
    let terminal = wizard(&home);
    let picture = terminal.look(svg);
    assert!(picture.contains("Who sets up and runs the system that sends?"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/wizard.svg");
    if std::env::var_os("REGENERATE").is_some() {
        fs::write(&path, picture).unwrap();
        return;
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(said(&stands), said(&picture), "make it anew: REGENERATE=1 cargo test --test runner picture");
}
