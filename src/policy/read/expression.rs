//! Conditions and assignments.

use super::cursor::{Cursor, NodeKind};
use super::refusal::ParseRefusal;
use super::target;
use crate::policy::xacml::{Apply, AssignmentExpression, Expression};

/// Reads the one expression at the cursor.
pub(super) fn read(cursor: &mut Cursor) -> Result<Expression, ParseRefusal> {
    if cursor.is_start("VariableReference") {
        let id = cursor.required("VariableId")?;
        cursor.advance();
        Ok(Expression::Variable(id))
    } else if cursor.is_start("Apply") {
        apply(cursor).map(Expression::Apply)
    } else {
        argument(cursor)?.ok_or_else(|| cursor.refuse("Wrong VariableDefinition element content"))
    }
}

/// Reads an `AttributeAssignmentExpression`.
pub(super) fn assignment(cursor: &mut Cursor) -> Result<AssignmentExpression, ParseRefusal> {
    let span = cursor.span();
    let attribute_id = cursor.required("AttributeId")?;
    let category = cursor.attribute("Category");
    let issuer = cursor.attribute("Issuer");
    cursor.open("AttributeAssignmentExpression")?;
    let value = read(cursor)?;
    cursor.close()?;
    Ok(AssignmentExpression { attribute_id, category, issuer, value, span })
}

/// Reads an `Apply` and those within it; how deep they may stand is limited for the whole document (`limits.rs`).
fn apply(cursor: &mut Cursor) -> Result<Apply, ParseRefusal> {
    let span = cursor.span();
    let function = cursor.required("FunctionId")?;
    cursor.open("Apply")?;
    let mut arguments = Vec::new();
    while cursor.kind() != NodeKind::End {
        if cursor.is_start("Apply") {
            arguments.push(Expression::Apply(apply(cursor)?));
        } else if let Some(expression) = argument(cursor)? {
            arguments.push(expression);
        } else {
            break;
        }
    }
    cursor.close()?;
    Ok(Apply { function, arguments, span })
}

/// What may stand as an argument, apart from `Apply`; `None` when something else stands here.
fn argument(cursor: &mut Cursor) -> Result<Option<Expression>, ParseRefusal> {
    if cursor.is_start("AttributeValue") {
        target::literal(cursor).map(|literal| Some(Expression::Literal(literal)))
    } else if cursor.is_start("AttributeDesignator") {
        target::designator(cursor).map(|designator| Some(Expression::Designator(designator)))
    } else if cursor.is_start("AttributeSelector") {
        target::selector(cursor).map(|selector| Some(Expression::Selector(selector)))
    } else if cursor.is_start("Function") {
        let id = cursor.required("FunctionId")?;
        cursor.advance();
        Ok(Some(Expression::Function(id)))
    } else {
        Ok(None)
    }
}
