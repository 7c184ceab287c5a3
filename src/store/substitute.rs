//! A value in the place of a variable, in a query that has been parsed: never in its text, so that no value can be taken
//! for a part of the query.

use oxigraph::model::{Term, Variable};
use spargebra::Query;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};

/// The value that is put in the place of a variable.
pub(super) struct Substitution {
    variable: Variable,
    value: Term,
    found: bool,
    needs_iri: bool,
}

impl Substitution {
    pub(super) fn new(variable: Variable, value: Term) -> Self {
        Self { variable, value, found: false, needs_iri: false }
    }

    /// Whether the variable stood anywhere.
    pub(super) fn found(&self) -> bool {
        self.found
    }

    /// Whether the variable stood where only an IRI can, and the value is none.
    pub(super) fn needs_iri(&self) -> bool {
        self.needs_iri
    }

    pub(super) fn apply(&mut self, query: &mut Query) {
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

    fn pattern(&mut self, pattern: &mut GraphPattern) {
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
                self.expression(expression);
                self.pattern(inner);
            }
            GraphPattern::Values { variables, bindings } => self.values(variables, bindings),
            GraphPattern::OrderBy { inner, expression } => {
                for OrderExpression::Asc(e) | OrderExpression::Desc(e) in expression {
                    self.expression(e);
                }
                self.pattern(inner);
            }
            GraphPattern::Project { inner, variables } => {
                self.pattern(inner);
                self.bind_where_shown(inner, variables);
            }
            GraphPattern::Group { inner, variables, aggregates } => {
                self.pattern(inner);
                for (_, aggregate) in aggregates {
                    if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                        self.expression(expr);
                    }
                }
                self.bind_where_shown(inner, variables);
            }
            GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } | GraphPattern::Slice { inner, .. } => {
                self.pattern(inner);
            }
        }
    }

    /// A variable that is shown or grouped by has to be bound to its value first.
    fn bind_where_shown(&mut self, inner: &mut Box<GraphPattern>, variables: &[Variable]) {
        if !variables.contains(&self.variable) {
            return;
        }
        self.found = true;
        let value = match self.value.clone() {
            Term::NamedNode(node) => GroundTerm::NamedNode(node),
            Term::Literal(literal) => GroundTerm::Literal(literal),
            Term::BlankNode(_) => return,
        };
        let rest = std::mem::take(inner);
        let values = GraphPattern::Values { variables: vec![self.variable.clone()], bindings: vec![vec![Some(value)]] };
        **inner = GraphPattern::Join { left: Box::new(values), right: rest };
    }

    /// Of the given rows, those with this value.
    fn values(&mut self, variables: &[Variable], bindings: &mut Vec<Vec<Option<GroundTerm>>>) {
        let Some(column) = variables.iter().position(|v| *v == self.variable) else { return };
        self.found = true;
        let value = self.value.to_string();
        bindings.retain(|row| row.get(column).is_some_and(|cell| cell.as_ref().is_none_or(|c| c.to_string() == value)));
    }

    fn triple(&mut self, triple: &mut TriplePattern) {
        self.term(&mut triple.subject);
        self.name(&mut triple.predicate);
        self.term(&mut triple.object);
    }

    fn term(&mut self, term: &mut TermPattern) {
        if matches!(term, TermPattern::Variable(variable) if *variable == self.variable) {
            self.found = true;
            *term = self.value.clone().into();
        }
    }

    fn name(&mut self, name: &mut NamedNodePattern) {
        if matches!(name, NamedNodePattern::Variable(variable) if *variable == self.variable) {
            self.found = true;
            match &self.value {
                Term::NamedNode(node) => *name = node.clone().into(),
                _ => self.needs_iri = true,
            }
        }
    }

    fn expression(&mut self, expression: &mut Expression) {
        match expression {
            Expression::NamedNode(_) | Expression::Literal(_) => {}
            Expression::Variable(variable) if *variable == self.variable => {
                self.found = true;
                *expression = match self.value.clone() {
                    Term::NamedNode(node) => node.into(),
                    Term::Literal(literal) => literal.into(),
                    Term::BlankNode(_) => return,
                };
            }
            Expression::Bound(variable) if *variable == self.variable => {
                self.found = true;
                *expression = Expression::Literal(true.into());
            }
            Expression::Variable(_) | Expression::Bound(_) => {}
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
            Expression::In(e, list) => {
                self.expression(e);
                list.iter_mut().for_each(|e| self.expression(e));
            }
            Expression::Exists(pattern) => self.pattern(pattern),
            Expression::If(a, b, c) => {
                self.expression(a);
                self.expression(b);
                self.expression(c);
            }
            Expression::Coalesce(list) | Expression::FunctionCall(_, list) => {
                list.iter_mut().for_each(|e| self.expression(e));
            }
        }
    }
}
