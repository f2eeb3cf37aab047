//! A sheet as one HTML page that stands by itself: nothing is fetched, and it prints.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::{Mark, Section, Sheet, SheetLine};
use crate::domain::Language;
use crate::text::Message;

/// The template does not hold: a fault of the program, not of what was given.
#[derive(Debug, thiserror::Error)]
#[error("the page cannot be filled in")]
pub struct PageFault(#[from] minijinja::Error);

/// Renders a sheet as a page.
///
/// # Errors
/// The template and its values do not fit.
pub fn render(sheet: &Sheet, language: Language) -> Result<String, PageFault> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("sheet.html", include_str!("../../../templates/pages/sheet.html"))?;
    let page = Page::of(sheet, language);
    Ok(templates.get_template("sheet.html")?.render(minijinja::Value::from(Serde(&page)))?)
}

#[derive(Serialize)]
struct Page {
    lang: &'static str,
    title: String,
    summary: Vec<LineView>,
    sections: Vec<SectionView>,
    closing: Vec<String>,
}

#[derive(Serialize)]
struct SectionView {
    number: usize,
    heading: &'static str,
    intro: Option<String>,
    columns: Vec<&'static str>,
    rows: Vec<TableRowView>,
    lines: Vec<LineView>,
}

#[derive(Serialize)]
struct TableRowView {
    mark: MarkView,
    head: Vec<String>,
    cells: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct LineView {
    mark: MarkView,
    text: String,
}

/// A mark is a symbol for the eye, a class for the colour and a word for those who listen.
#[derive(Serialize)]
struct MarkView {
    class: &'static str,
    symbol: &'static str,
    word: &'static str,
}

impl Page {
    fn of(sheet: &Sheet, language: Language) -> Self {
        let say = |messages: &[Message]| messages.iter().map(|message| message.render(language)).collect::<Vec<_>>();
        let lines = |lines: &[SheetLine]| -> Vec<LineView> {
            lines
                .iter()
                .map(|line| LineView { mark: mark(line.mark, language), text: line.text.render(language) })
                .collect()
        };
        // A column that no row fills is not drawn.
        let filled = |section: &Section, column: usize| {
            column == 0 || section.rows.iter().any(|row| row.cells.get(column - 1).is_some_and(|cell| !cell.is_empty()))
        };
        let shown = sheet.sections.iter().filter(|section| !section.is_empty());
        Self {
            lang: language.code(),
            title: sheet.title.render(language),
            summary: lines(&sheet.summary),
            sections: shown
                .enumerate()
                .map(|(number, section)| SectionView {
                    number: number + 1,
                    heading: section.heading.raw(language),
                    intro: section.intro.as_ref().map(|intro| intro.render(language)),
                    columns: section
                        .columns
                        .iter()
                        .enumerate()
                        .filter(|(number, _)| filled(section, *number))
                        .map(|(_, column)| column.raw(language))
                        .collect(),
                    rows: section
                        .rows
                        .iter()
                        .map(|row| TableRowView {
                            mark: mark(row.mark, language),
                            head: say(&row.head),
                            cells: row
                                .cells
                                .iter()
                                .enumerate()
                                .filter(|(number, _)| filled(section, number + 1))
                                .map(|(_, cell)| say(cell))
                                .collect(),
                        })
                        .collect(),
                    lines: lines(&section.lines),
                })
                .collect(),
            closing: say(&sheet.closing),
        }
    }
}

fn mark(mark: Mark, language: Language) -> MarkView {
    let (class, word) = match mark {
        Mark::Good => ("good", words::MARK_GOOD.raw(language)),
        Mark::Bad => ("bad", words::MARK_BAD.raw(language)),
        Mark::Look => ("look", words::MARK_LOOK.raw(language)),
        Mark::Plain => ("plain", ""),
    };
    MarkView { class, symbol: mark.symbol(), word }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        MARK_GOOD { nb: "Ja", en: "Yes" }
        MARK_BAD { nb: "Nei", en: "No" }
        MARK_LOOK { nb: "Merk", en: "Note" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_page_is_escaped_has_heads_and_fetches_nothing() {
        let page = render(&sample(), Language::Nb).unwrap();
        assert!(page.starts_with("<!doctype html>\n<html lang=\"nb\">"), "{page}");
        assert!(page.contains("<h1>Regler for &lt;ttd&gt;</h1>"), "{page}");
        assert!(page.contains("<th scope=\"col\">Hvem</th>") && page.contains("<th scope=\"row\">"), "{page}");
        for outside in ["http://", "https://", "src=", "<script", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
        let mut empty = sample();
        empty.sections[0].columns.push(crate::text::phrase!("Nivå", "Level"));
        empty.sections[0].rows.iter_mut().for_each(|row| row.cells.push(vec![]));
        assert_eq!(render(&empty, Language::Nb).unwrap(), page);
        assert!(render(&sample(), Language::En).unwrap().contains("<html lang=\"en\">"));
    }
}
