//! Putting values in the place of variables, in the parsed query.
//!
//! The evaluator's own substitution is not enough: it takes only variables of the outermost `SELECT`, does not reach
//! into groups and subqueries, and holds `BOUND(?x)` for false while it plans. Replacing the variables in the query's
//! tree has none of these limits, and still no value can become syntax.

use std::collections::BTreeMap;

use oxigraph::model::{Term, Variable};
use spargebra::Query;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// Values by variable, to stand in the place of these in a query.
pub struct Bindings<'a>(pub &'a BTreeMap<Variable, Term>);

impl Bindings<'_> {
    /// Replaces the variables wherever the query uses them.
    pub fn apply(&self, query: &mut Query) {
        if self.0.is_empty() {
            return;
        }
        match query {
            Query::Select { pattern, .. } | Query::Describe { pattern, .. } | Query::Ask { pattern, .. } => {
                self.pattern(pattern);
            }
            Query::Construct { template, pattern, .. } => {
                template.iter_mut().for_each(|triple| self.triple(triple));
                self.pattern(pattern);
            }
        }
    }

    fn pattern(&self, pattern: &mut GraphPattern) {
        match pattern {
            GraphPattern::Bgp { patterns } => patterns.iter_mut().for_each(|triple| self.triple(triple)),
            GraphPattern::Path { subject, object, .. } => {
                self.term(subject);
                self.term(object);
            }
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => {
                self.pattern(left);
                self.pattern(right);
            }
            GraphPattern::LeftJoin { left, right, expression } => {
                self.pattern(left);
                self.pattern(right);
                expression.iter_mut().for_each(|e| self.expression(e));
            }
            GraphPattern::Filter { expr, inner } => {
                self.expression(expr);
                self.pattern(inner);
            }
            GraphPattern::Graph { name, inner } | GraphPattern::Service { name, inner, .. } => {
                self.name(name);
                self.pattern(inner);
            }
            GraphPattern::Extend { inner, expression, .. } => {
                self.pattern(inner);
                self.expression(expression);
            }
            GraphPattern::OrderBy { inner, expression } => {
                self.pattern(inner);
                for order in expression {
                    match order {
                        OrderExpression::Asc(e) | OrderExpression::Desc(e) => self.expression(e),
                    }
                }
            }
            GraphPattern::Project { inner, variables } => {
                self.pattern(inner);
                self.keep_projected(inner, variables);
            }
            GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } | GraphPattern::Slice { inner, .. } => {
                self.pattern(inner);
            }
            GraphPattern::Group { inner, variables, aggregates } => {
                self.pattern(inner);
                variables.retain(|v| !self.0.contains_key(v));
                for (_, aggregate) in aggregates {
                    if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                        self.expression(expr);
                    }
                }
            }
            GraphPattern::Values { .. } => {}
        }
    }

    /// A projected parameter is a column of its value.
    fn keep_projected(&self, inner: &mut Box<GraphPattern>, variables: &[Variable]) {
        for variable in variables {
            if let Some(value) = self.0.get(variable).and_then(constant) {
                let pattern = std::mem::replace(&mut **inner, GraphPattern::Bgp { patterns: Vec::new() });
                **inner =
                    GraphPattern::Extend { inner: Box::new(pattern), variable: variable.clone(), expression: value };
            }
        }
    }

    fn triple(&self, triple: &mut TriplePattern) {
        self.term(&mut triple.subject);
        self.name(&mut triple.predicate);
        self.term(&mut triple.object);
    }

    fn term(&self, term: &mut TermPattern) {
        if let TermPattern::Variable(variable) = term
            && let Some(value) = self.0.get(variable)
        {
            *term = value.clone().into();
        }
    }

    fn name(&self, name: &mut NamedNodePattern) {
        if let NamedNodePattern::Variable(variable) = name
            && let Some(Term::NamedNode(value)) = self.0.get(variable)
        {
            *name = value.clone().into();
        }
    }

    fn expression(&self, expression: &mut Expression) {
        match expression {
            Expression::Variable(variable) => {
                if let Some(value) = self.0.get(variable).and_then(constant) {
                    *expression = value;
                }
            }
            Expression::Bound(variable) => {
                if self.0.contains_key(variable) {
                    *expression = Expression::Literal(true.into());
                }
            }
            Expression::Or(a, b)
            | Expression::And(a, b)
            | Expression::Equal(a, b)
            | Expression::SameTerm(a, b)
            | Expression::Greater(a, b)
            | Expression::GreaterOrEqual(a, b)
            | Expression::Less(a, b)
            | Expression::LessOrEqual(a, b)
            | Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b) => {
                self.expression(a);
                self.expression(b);
            }
            Expression::UnaryPlus(e) | Expression::UnaryMinus(e) | Expression::Not(e) => self.expression(e),
            Expression::Exists(pattern) => self.pattern(pattern),
            Expression::If(a, b, c) => [a, b, c].into_iter().for_each(|e| self.expression(e)),
            Expression::In(e, list) => {
                self.expression(e);
                list.iter_mut().for_each(|e| self.expression(e));
            }
            Expression::Coalesce(list) | Expression::FunctionCall(_, list) => {
                list.iter_mut().for_each(|e| self.expression(e));
            }
            Expression::NamedNode(_) | Expression::Literal(_) => {}
        }
    }
}

/// A value as an expression. Parameters are never blank nodes.
fn constant(value: &Term) -> Option<Expression> {
    match value {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::Literal(literal) => Some(literal.clone().into()),
        _ => None,
    }
}
