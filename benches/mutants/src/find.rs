//! Finds the places of a source file that can be mutated.

use std::ops::Range;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Pat, ReturnType, Stmt, Type, UnOp};

/// A piece of the text that replaces a range of the source.
#[derive(Debug, Clone)]
pub enum Part {
    Text(String),
    /// The expression that is `true` if the mutant is active.
    Switch,
    /// A part of the original source, in which other mutants can be nested.
    Source(Range<usize>),
}

/// A change to the source behind a switch.
#[derive(Debug, Clone)]
pub struct Mutant {
    pub file: String,
    pub line: usize,
    pub change: String,
    /// The bytes that are replaced. An empty range is an insertion.
    pub range: Range<usize>,
    pub parts: Vec<Part>,
}

/// Returns all mutants of a source file in the order of the source.
pub fn find(file: &str, source: &str) -> Vec<Mutant> {
    let tree = syn::parse_file(source).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut finder = Finder { file, source, functions: Vec::new(), found: Vec::new() };
    finder.visit_file(&tree);
    finder.found.sort_by_key(|mutant| (mutant.range.start, std::cmp::Reverse(mutant.range.end)));
    finder.found
}

struct Finder<'a> {
    file: &'a str,
    source: &'a str,
    /// The names of the functions and types around the current expression.
    functions: Vec<String>,
    found: Vec<Mutant>,
}

fn bytes(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}

fn text(text: impl Into<String>) -> Part {
    Part::Text(text.into())
}

/// Returns `true` if the item is only compiled in tests, or only without a feature.
fn is_skipped(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let tokens = attribute.to_token_stream().to_string();
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg") && (tokens.contains("test") || tokens.contains("not"))
    })
}

/// Returns `true` if a condition contains a `let`, so that it is no expression by itself.
fn has_let(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

impl Finder<'_> {
    fn add(&mut self, line: usize, range: Range<usize>, change: String, parts: Vec<Part>) {
        let change = match self.functions.join("::") {
            name if name.is_empty() => change,
            name => format!("{change} in {name}"),
        };
        self.found.push(Mutant { file: self.file.to_owned(), line, change, range, parts });
    }

    fn line(&self, at: usize) -> usize {
        self.source[..at].matches('\n').count() + 1
    }

    /// Returns the code in a range on one line, shortened.
    fn shown(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = self.source[range].split_whitespace().collect();
        let line = words.join(" ");
        match line.char_indices().nth(60) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line,
        }
    }

    /// Adds mutants that replace an entire function body by a value.
    fn replace_body(&mut self, signature: &syn::Signature, block: &syn::Block) {
        if signature.constness.is_some() || signature.asyncness.is_some() || block.stmts.is_empty() {
            return;
        }
        let own = self.shown(
            block.brace_token.span.open().byte_range().end..bytes(&block.brace_token.span.close()).start,
        );
        let takes_self = matches!(signature.receiver(), Some(receiver) if receiver.reference.is_none());
        for value in values(&signature.output, takes_self) {
            if own == value {
                continue;
            }
            let at = block.brace_token.span.open().byte_range().end;
            let shown = if value.is_empty() { "()" } else { value.as_str() };
            let parts = vec![text(" if "), Part::Switch, text(format!(" {{ return {value}; }}"))];
            self.add(self.line(at), at..at, format!("replace the body with {shown}"), parts);
        }
    }

    /// Adds mutants that make a condition always true or always false.
    fn replace_condition(&mut self, condition: &Expr, what: &str, with_true: bool) {
        if has_let(condition) {
            if let Expr::Binary(binary) = condition {
                self.replace_condition(&binary.left, what, with_true);
                self.replace_condition(&binary.right, what, with_true);
            }
            return;
        }
        let (range, line) = (bytes(condition), self.line(bytes(condition).start));
        let shown = self.shown(range.clone());
        let source = || Part::Source(range.clone());
        if with_true {
            let parts = vec![text("("), Part::Switch, text(" || ("), source(), text("))")];
            self.add(line, range.clone(), format!("replace the {what} `{shown}` with true"), parts);
        }
        let parts = vec![text("(!"), Part::Switch, text(" && ("), source(), text("))")];
        self.add(line, range.clone(), format!("replace the {what} `{shown}` with false"), parts);
    }

    fn delete_statement(&mut self, expression: &Expr, range: Range<usize>) {
        let deletable = match expression {
            Expr::MethodCall(_) | Expr::Call(_) => true,
            Expr::Try(question) => matches!(*question.expr, Expr::MethodCall(_) | Expr::Call(_)),
            // A plain variable may be assigned for the first time.
            Expr::Assign(assign) => !matches!(*assign.left, Expr::Path(_) | Expr::Tuple(_)),
            Expr::Binary(binary) => compound(&binary.op),
            _ => false,
        };
        if deletable {
            let shown = self.shown(range.clone());
            let parts =
                vec![text("if !"), Part::Switch, text(" { "), Part::Source(range.clone()), text(" }")];
            self.add(self.line(range.start), range, format!("delete `{shown}`"), parts);
        }
    }

    fn in_function(&mut self, name: String, visit: impl FnOnce(&mut Self)) {
        self.functions.push(name);
        visit(self);
        self.functions.pop();
    }

    fn visit_function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        self.in_function(signature.ident.to_string(), |finder| {
            finder.replace_body(signature, block);
            if matches!(signature.output, ReturnType::Default) {
                // The last statement of a function without a result has no semicolon.
                if let Some(Stmt::Expr(expression, None)) = block.stmts.last() {
                    finder.delete_statement(expression, bytes(expression));
                }
            }
            if signature.constness.is_none() {
                finder.visit_block(block);
            }
        });
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        use syn::Item;
        let attributes = match item {
            Item::Const(_) | Item::Static(_) | Item::Macro(_) | Item::Enum(_) | Item::Struct(_) => return,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Trait(item) => &item.attrs,
            _ => &Vec::new(),
        };
        if !is_skipped(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.visit_function(&item.sig, &item.block);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let name = item.self_ty.to_token_stream().to_string().replace(' ', "");
        self.in_function(name, |finder| {
            item.items.iter().for_each(|item| finder.visit_impl_item(item));
        });
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        if let syn::ImplItem::Fn(item) = item
            && !is_skipped(&item.attrs)
        {
            self.visit_function(&item.sig, &item.block);
        }
    }

    fn visit_trait_item(&mut self, item: &'ast syn::TraitItem) {
        if let syn::TraitItem::Fn(item) = item
            && let (Some(block), false) = (&item.default, is_skipped(&item.attrs))
        {
            self.visit_function(&item.sig, block);
        }
    }

    fn visit_type(&mut self, _: &'ast Type) {}

    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        // The length is a constant.
        self.visit_expr(&repeat.expr);
    }

    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if let Stmt::Expr(expression, Some(_)) = statement {
            self.delete_statement(expression, bytes(statement));
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_expr_if(&mut self, item: &'ast syn::ExprIf) {
        self.replace_condition(&item.cond, "condition", true);
        visit::visit_expr_if(self, item);
    }

    fn visit_expr_while(&mut self, item: &'ast syn::ExprWhile) {
        self.replace_condition(&item.cond, "condition", false);
        visit::visit_expr_while(self, item);
    }

    fn visit_expr_match(&mut self, item: &'ast syn::ExprMatch) {
        let has_wildcard = item.arms.last().is_some_and(|arm| {
            arm.guard.is_none()
                && match &arm.pat {
                    Pat::Wild(_) => true,
                    Pat::Ident(ident) => {
                        ident.subpat.is_none() && ident.ident.to_string().starts_with(char::is_lowercase)
                    }
                    _ => false,
                }
        });
        for (position, arm) in item.arms.iter().enumerate() {
            if is_skipped(&arm.attrs) {
                continue;
            }
            if let Some((_, guard)) = &arm.guard {
                self.replace_condition(guard, "guard", true);
            } else if has_wildcard && position + 1 < item.arms.len() {
                let (pattern, at) = (bytes(&arm.pat), bytes(&arm.pat).end);
                let change = format!("delete the match arm `{}`", self.shown(pattern.clone()));
                self.add(self.line(pattern.start), at..at, change, vec![text(" if !"), Part::Switch]);
            }
        }
        visit::visit_expr_match(self, item);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) {
            let (whole, operand) = (bytes(unary), bytes(&unary.expr));
            let change =
                format!("delete {} before `{}`", unary.op.to_token_stream(), self.shown(operand.clone()));
            let parts = choice(vec![Part::Source(operand)], vec![Part::Source(whole.clone())]);
            self.add(self.line(whole.start), whole, change, parts);
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let whole = bytes(binary);
        let (left, right) = (bytes(&binary.left), bytes(&binary.right));
        if !has_let(&Expr::Binary(binary.clone())) {
            for other in others(&binary.op) {
                let operator = binary.op.to_token_stream().to_string();
                let shown = self.shown(whole.clone());
                let changed =
                    vec![Part::Source(left.clone()), text(format!(" {other} ")), Part::Source(right.clone())];
                let parts = choice(changed, vec![Part::Source(whole.clone())]);
                let line = self.line(bytes(&binary.op).start);
                self.add(line, whole.clone(), format!("replace {operator} with {other} in `{shown}`"), parts);
            }
        }
        visit::visit_expr_binary(self, binary);
    }
}

/// Returns an expression with the first value if the mutant is active, and the second otherwise.
fn choice(changed: Vec<Part>, original: Vec<Part>) -> Vec<Part> {
    let mut parts = vec![text("(if "), Part::Switch, text(" { ")];
    parts.extend(changed);
    parts.push(text(" } else { "));
    parts.extend(original);
    parts.push(text(" })"));
    parts
}

fn compound(operator: &BinOp) -> bool {
    operator.to_token_stream().to_string().ends_with('=') && others_of_comparisons(operator).is_empty()
}

fn others_of_comparisons(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        BinOp::Eq(_) => &["!="],
        BinOp::Ne(_) => &["=="],
        BinOp::Lt(_) => &["==", ">", "<="],
        BinOp::Le(_) => &[">"],
        BinOp::Gt(_) => &["==", "<", ">="],
        BinOp::Ge(_) => &["<"],
        _ => &[],
    }
}

/// Returns the operators that replace an operator.
fn others(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        BinOp::And(_) => &["||"],
        BinOp::Or(_) => &["&&"],
        BinOp::Add(_) => &["-", "*"],
        BinOp::Sub(_) => &["+", "/"],
        BinOp::Mul(_) => &["+", "/"],
        BinOp::Div(_) => &["%", "*"],
        BinOp::Rem(_) => &["/", "+"],
        BinOp::BitAnd(_) => &["|", "^"],
        BinOp::BitOr(_) => &["&", "^"],
        BinOp::BitXor(_) => &["|", "&"],
        BinOp::Shl(_) => &[">>"],
        BinOp::Shr(_) => &["<<"],
        BinOp::AddAssign(_) => &["-=", "*="],
        BinOp::SubAssign(_) => &["+=", "/="],
        BinOp::MulAssign(_) => &["+=", "/="],
        BinOp::DivAssign(_) => &["%=", "*="],
        BinOp::RemAssign(_) => &["/=", "+="],
        BinOp::BitAndAssign(_) => &["|=", "^="],
        BinOp::BitOrAssign(_) => &["&=", "^="],
        BinOp::BitXorAssign(_) => &["|=", "&="],
        BinOp::ShlAssign(_) => &[">>="],
        BinOp::ShrAssign(_) => &["<<="],
        comparison => others_of_comparisons(comparison),
    }
}

/// Returns the values that replace the result of a function, as code. A value that does not have
/// the type of the result is found by the compiler.
fn values(output: &ReturnType, takes_self: bool) -> Vec<String> {
    let ReturnType::Type(_, output) = output else { return vec![String::new()] };
    let of = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let default = "Default::default()";
    match &**output {
        Type::Never(_) | Type::ImplTrait(_) => Vec::new(),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return Vec::new() };
            match last.ident.to_string().as_str() {
                "bool" => of(&["true", "false"]),
                "u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64" | "isize" => of(&["0", "1"]),
                "String" | "Cow" => of(&["Default::default()", "\"xyzzy\".into()"]),
                "Option" => of(&["None"]),
                "Vec" => of(&["Vec::new()"]),
                "Self" if takes_self => of(&["self"]),
                "Result" => of(&["Ok(Default::default())"]),
                // `fmt::Result` has no arguments, and its value is `Ok(())`.
                _ => of(&[default]),
            }
        }
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => of(&["\"\"", "\"xyzzy\""]),
            Type::Slice(_) => of(&["&[]"]),
            _ => Vec::new(),
        },
        Type::Tuple(_) => of(&[default]),
        _ => Vec::new(),
    }
}
