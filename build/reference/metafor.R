# Reference values for electron/domain/pooling, from R metafor on public data sets of R metadat and a few made ones.
#
#   apt-get install --no-install-recommends r-base-core r-cran-metafor
#   Rscript build/reference/metafor.R > build/reference/metafor.json
#
# The tests read the JSON; R is not needed to run them. Figures are never typed by hand: every expected value comes
# from metafor, with its iterations run to the end (threshold and tol far below the 1e-6 that is tested).
suppressMessages({ library(metafor); library(metadat) })
options(warn = -1, digits = 17)

# ---- JSON, without a further package -------------------------------------------------------------------------------
quoted <- function(x) paste0('"', gsub('"', '\\\\"', gsub("\\\\", "\\\\\\\\", enc2utf8(x))), '"')
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    if (is.null(names(x))) return(paste0("[", paste(vapply(x, json, ""), collapse = ","), "]"))
    return(paste0("{", paste(paste0(quoted(names(x)), ":", vapply(x, json, "")), collapse = ","), "}"))
  }
  one <- function(v) {
    if (is.na(v)) "null" else if (is.character(v)) quoted(v) else if (is.logical(v)) tolower(v)
    else if (is.infinite(v)) "null" else sprintf("%.17g", v)
  }
  if (length(x) == 1L && is.null(attr(x, "vector"))) one(x)
  else paste0("[", paste(vapply(x, one, ""), collapse = ","), "]")
}
vec <- function(x) { x <- as.vector(x); attr(x, "vector") <- TRUE; x }

# ---- models --------------------------------------------------------------------------------------------------------
fitted <- function(r) list(estimate = as.vector(r$beta), se = r$se, low = r$ci.lb, high = r$ci.ub, statistic = r$zval, p = r$pval)
exactly <- function(method, yi, vi) {
  scale <- max(min(vi), var(yi), na.rm = TRUE)
  if (method == "PM") return(list(tol = 1e-14 * scale, maxiter = 1e5, tau2.max = 1e4 * scale + 1e4 * max(vi)))
  # tol also decides the check for a local maximum, so it keeps its default
  list(threshold = 1e-13 * scale, maxiter = 1000)
}
random <- function(method, yi, vi, test = "z") {
  if (length(yi) == 1L) return(rma(yi, vi, method = "FE"))
  control <- exactly(method, yi, vi)
  # Where full steps go to and fro, metafor stops and asks for smaller ones.
  tryCatch(rma(yi, vi, method = method, test = test, control = control), error = function(e)
    rma(yi, vi, method = method, test = test, control = c(control, list(stepadj = 0.25))))
}
brief <- function(yi, vi) {
  one <- function(method) {
    z <- random(method, yi, vi)
    kh <- if (length(yi) > 1) random(method, yi, vi, "knha")
    list(tau2 = z$tau2, I2 = if (length(yi) > 1) z$I2 else 0, z = fitted(z), knappHartung = if (!is.null(kh)) fitted(kh))
  }
  list(fixed = fitted(rma(yi, vi, method = "FE")), random = list(DL = one("DL"), PM = one("PM"), REML = one("REML")))
}
full <- function(yi, vi) {
  k <- length(yi)
  fe <- rma(yi, vi, method = "FE")
  one <- function(method) {
    z <- random(method, yi, vi)
    out <- list(tau2 = z$tau2, z = fitted(z), weights = vec(weights(z) / 100))
    if (k == 1) return(out)
    kh <- random(method, yi, vi, "knha")
    pz <- predict(z); pk <- predict(kh)
    out <- c(out, list(I2 = z$I2, H2 = z$H2, knappHartung = fitted(kh),
      predictionZ = vec(c(pz$pi.lb, pz$pi.ub)), predictionKnappHartung = vec(c(pk$pi.lb, pk$pi.ub))))
    if (k > 2) {
      pr <- predict(z, pi.type = "riley")
      out$predictionHiggins <- vec(c(pr$pi.lb, pr$pi.ub))
    }
    out
  }
  out <- list(
    effects = vec(yi), variances = vec(vi), fixed = fitted(fe), fixedWeights = vec(weights(fe) / 100),
    heterogeneity = list(Q = fe$QE, df = k - 1, p = fe$QEp, I2 = fe$I2, H2 = fe$H2),
    random = list(DL = one("DL"), PM = one("PM"), REML = one("REML"))
  )
  if (k > 1) {
    z <- random("DL", yi, vi)
    top <- 1e5 * (max(vi) + var(yi))
    ci <- confint(z, control = list(tol = 1e-14 * max(min(vi), var(yi)), maxiter = 1e5, tau2.max = top))
    out$tau2Interval <- list(tau2 = vec(ci$random["tau^2", 2:3]), I2 = vec(ci$random["I^2(%)", 2:3]), H2 = vec(ci$random["H^2", 2:3]), empty = ci$ci.null)
  }
  if (k > 2 && length(unique(vi)) > 1) {
    eg <- regtest(yi, vi = vi, model = "lm", predictor = "sei")
    slope <- coef(summary(eg$fit))[2, ]
    out$egger <- list(bias = slope[[1]], se = slope[[2]], t = eg$zval, p = eg$pval, limit = vec(c(eg$est, eg$ci.lb, eg$ci.ub)))
  }
  out
}
asFit <- function(r) if (is.null(r) || is.na(r$beta)) NULL else c(fitted(r), list(Q = r$QE, QDf = r$k.yi - 1, QP = r$QEp, I2 = r$I2, H2 = r$H2, weights = vec(weights(r) / 100)))
counted <- function(measure, d) {
  silent <- function(call) tryCatch(call, error = function(e) NULL)
  list(
    mantelHaenszel = asFit(silent(rma.mh(measure = measure, ai = d$ai, n1i = d$n1i, ci = d$ci, n2i = d$n2i))),
    peto = if (measure == "OR") asFit(silent(rma.peto(ai = d$ai, n1i = d$n1i, ci = d$ci, n2i = d$n2i)))
  )
}

# ---- cases ---------------------------------------------------------------------------------------------------------
cases <- list()
seen <- function(x) make.unique(as.character(x))
add <- function(id, origin, measure, d, kind, year = NULL, group = NULL, subsets = TRUE) {
  k <- nrow(d)
  es <- switch(kind,
    counts = escalc(measure, ai = d$ai, n1i = d$n1i, ci = d$ci, n2i = d$n2i),
    means = escalc(measure, m1i = d$m1i, sd1i = d$sd1i, n1i = d$n1i, m2i = d$m2i, sd2i = d$sd2i, n2i = d$n2i),
    effects = data.frame(yi = d$yi, vi = d$vi))
  yi <- as.vector(es$yi); vi <- as.vector(es$vi)
  study <- function(i) {
    own <- switch(kind,
      counts = list(events1 = d$ai[i], n1 = d$n1i[i], events2 = d$ci[i], n2 = d$n2i[i]),
      means = list(mean1 = d$m1i[i], sd1 = d$sd1i[i], n1 = d$n1i[i], mean2 = d$m2i[i], sd2 = d$sd2i[i], n2 = d$n2i[i]),
      effects = list(effect = d$yi[i], variance = d$vi[i]))
    c(list(id = paste0("study ", i)), own, if (!is.null(year)) list(year = year[i]), if (!is.null(group)) list(group = as.character(group[i])))
  }
  expected <- full(yi, vi)
  if (kind == "counts") expected <- c(expected, counted(measure, d))
  if (subsets && k > 1) expected$leaveOneOut <- lapply(seq_len(k), function(i) brief(yi[-i], vi[-i]))
  if (subsets && !is.null(year)) {
    o <- order(year)
    expected$cumulative <- lapply(seq_len(k), function(i) brief(yi[o[1:i]], vi[o[1:i]]))
  }
  if (!is.null(group)) {
    # https://www.metafor-project.org/doku.php/tips:comp_two_independent_estimates
    names <- unique(as.character(group))
    parts <- lapply(names, function(g) brief(yi[group == g], vi[group == g]))
    between <- function(pick) {
      r <- rma(sapply(parts, function(p) pick(p)$estimate), sei = sapply(parts, function(p) pick(p)$se), method = "FE")
      list(Q = r$QE, df = length(names) - 1, p = r$QEp)
    }
    expected$subgroups <- list(names = vec(names), groups = parts, between = list(
      fixed = between(function(p) p$fixed), DL = between(function(p) p$random$DL$z),
      PM = between(function(p) p$random$PM$z), REML = between(function(p) p$random$REML$z)))
  }
  cases[[length(cases) + 1]] <<- list(id = id, origin = origin, kind = kind, measure = measure, studies = lapply(seq_len(k), study), expected = expected)
}
counts <- function(ai, n1i, ci, n2i) data.frame(ai, n1i, ci, n2i)
dichotomous <- function(id, d, measures = c("OR", "RR", "RD"), each = TRUE, ...) {
  d <- d[complete.cases(d[c("ai", "n1i", "ci", "n2i")]), ]
  for (m in measures) add(paste(id, m), paste0("R metadat dat.", id), m, d, "counts", ..., subsets = each && m == measures[1])
}
continuous <- function(id, d, each = TRUE, ...) {
  d <- d[complete.cases(d[c("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")]), ]
  for (m in c("SMD", "MD")) add(paste(id, m), paste0("R metadat dat.", id), m, d, "means", ..., subsets = each && m == "SMD")
}
known <- function(id, measure, d, ...) add(paste(id, measure), paste0("R metadat dat.", id), measure, d, "effects", ...)

bcg <- with(dat.bcg, counts(tpos, tpos + tneg, cpos, cpos + cneg))
dichotomous("bcg", bcg, year = dat.bcg$year, group = dat.bcg$alloc)
dichotomous("li2007", dat.li2007, year = dat.li2007$year)
dichotomous("egger2001", dat.egger2001, year = dat.egger2001$year)
dichotomous("hine1989", dat.hine1989)
dichotomous("collins1985a", with(dat.collins1985a, counts(d.xti, nti, d.xci, nci)), year = dat.collins1985a$year[complete.cases(dat.collins1985a[c("d.xti", "d.xci")])])
dichotomous("yusuf1985", with(subset(dat.yusuf1985, table == "6"), counts(ai, n1i, ci, n2i)))
dichotomous("nielweise2007", dat.nielweise2007)
dichotomous("hahn2001", dat.hahn2001)
dichotomous("lee2004", dat.lee2004, year = dat.lee2004$year)
dichotomous("lau1992", dat.lau1992, year = dat.lau1992$year)
dichotomous("anand1999", dat.anand1999)
dichotomous("damico2009", with(dat.damico2009, counts(xt, nt, xc, nc)))
dichotomous("vanhowe1999", with(dat.vanhowe1999, counts(non.pos, non.pos + non.neg, cir.pos, cir.pos + cir.neg)), each = FALSE, group = dat.vanhowe1999$category)
continuous("normand1999", dat.normand1999)
continuous("gibson2002", dat.gibson2002, year = dat.gibson2002$year[complete.cases(dat.gibson2002[c("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")])])
continuous("curtis1998", with(dat.curtis1998, data.frame(m1i, sd1i, n1i, m2i, sd2i, n2i)), each = FALSE, group = dat.curtis1998$fungrp)
continuous("michael2013", with(dat.michael2013, data.frame(m1i = Brain_m, sd1i = Brain_s, n1i = Brain_n, m2i = No_brain_m, sd2i = No_brain_s, n2i = No_brain_n)))
known("raudenbush1985", "SMD", dat.raudenbush1985, year = dat.raudenbush1985$year)
known("molloy2014", "MD", escalc("ZCOR", ri = ri, ni = ni, data = dat.molloy2014), year = dat.molloy2014$year)
known("bangertdrowns2004", "SMD", dat.bangertdrowns2004, subsets = FALSE, year = dat.bangertdrowns2004$year)
known("baskerville2012", "SMD", with(dat.baskerville2012, data.frame(yi = smd, vi = se^2)))
known("hackshaw1998", "OR", dat.hackshaw1998, year = dat.hackshaw1998$year)
known("begg1989", "RD", dat.begg1989)

# Made cases for the corners no published set has all of.
made <- function(id, measures, d, kind) for (m in measures) add(paste(id, m), "made for the test", m, d, kind)
all3 <- c("OR", "RR", "RD")
made("one study", all3, counts(12, 100, 20, 105), "counts")
made("one study with a zero", all3, counts(0, 31, 4, 30), "counts")
made("two studies", all3, counts(c(12, 30), c(100, 210), c(20, 33), c(105, 190)), "counts")
made("two studies far apart", all3, counts(c(2, 80), c(100, 210), c(40, 33), c(105, 190)), "counts")
made("zero cells", all3, counts(c(0, 5, 0, 7, 12), c(20, 40, 35, 7, 50), c(3, 0, 4, 2, 20), c(22, 41, 33, 9, 48)), "counts")
made("double zero", all3, counts(c(0, 5, 9, 3, 1), c(20, 40, 9, 60, 15), c(0, 8, 11, 0, 2), c(22, 41, 11, 58, 15)), "counts")
made("no event in one arm", all3, counts(c(0, 0, 0), c(20, 40, 35), c(3, 1, 4), c(22, 41, 33)), "counts")
made("huge and tiny", all3, counts(c(1, 51234, 0, 3), c(3, 1000000, 2, 4), c(2, 50321, 1, 1), c(4, 1000100, 3, 5)), "counts")
made("rare in huge arms", all3, counts(c(1, 2, 0, 5), c(5e6, 4e6, 1e6, 9e6), c(3, 2, 2, 9), c(5e6, 4e6, 1e6, 9e6)), "counts")
made("three alike", c("OR", "RD"), counts(c(10, 10, 10), c(50, 50, 50), c(15, 15, 15), c(50, 50, 50)), "counts")
made("one study", c("MD", "SMD"), data.frame(m1i = 4.2, sd1i = 1.6, n1i = 30, m2i = 9.8, sd2i = 2.1, n2i = 30), "means")
made("two studies", c("MD", "SMD"), data.frame(m1i = c(4.2, 8), sd1i = c(1.6, 3.5), n1i = c(30, 42), m2i = c(9.8, 13.2), sd2i = c(2.1, 5.7), n2i = c(30, 42)), "means")
made("huge and tiny", c("MD", "SMD"), data.frame(m1i = c(1e6, 1.00002e6, 1.0005e6), sd1i = c(300, 12, 900), n1i = c(2, 1e6, 40), m2i = c(1.0001e6, 1.00001e6, 1e6), sd2i = c(250, 11, 800), n2i = c(2, 9e5, 41)), "means")
made("small numbers", c("MD", "SMD"), data.frame(m1i = c(2e-6, 3e-6, 1e-6), sd1i = c(1e-6, 2e-6, 5e-7), n1i = c(12, 20, 9), m2i = c(1e-6, 2.5e-6, 2e-6), sd2i = c(1e-6, 1e-6, 6e-7), n2i = c(11, 22, 9)), "means")
made("smallest arms", c("MD", "SMD"), data.frame(m1i = c(2, 3, 5), sd1i = c(1, 2, 1.5), n1i = c(2, 2, 3), m2i = c(1, 6, 4), sd2i = c(1.2, 1, 2), n2i = c(2, 3, 2)), "means")
made("agree too well", "MD", data.frame(yi = c(1.00, 1.01, 0.99, 1.005), vi = c(0.5, 0.4, 0.6, 0.7)), "effects")
made("full steps go to and fro", "MD", data.frame(yi = c(0.06, -0.09, -0.32, -0.34, 0.13, -0.03, 0.12, -0.08, 0.08, 0.23), vi = c(10, 0.073, 0.011, 1.1, 0.16, 0.051, 0.1, 7.1, 0.32, 0.032)), "effects")
made("one sure among many unsure", "OR", data.frame(yi = c(-0.05, rep(c(-0.6, 0.1, -0.3, -0.5, 0.2), 6)), vi = c(0.002, rep(c(0.9, 0.7, 1.6, 0.4, 2.1), 6))), "effects")
made("apart beyond chance", "OR", data.frame(yi = c(-3, 2.5, 0.1, 4, -1), vi = c(0.01, 0.02, 0.015, 0.01, 0.03)), "effects")

# ---- distributions -------------------------------------------------------------------------------------------------
rows <- list()
row <- function(name, x, df, value) for (i in seq_along(x)) rows[[length(rows) + 1]] <<- vec(c(name, sprintf("%.17g", x[i]), if (is.null(df)) "" else sprintf("%.17g", df), sprintf("%.17g", value[i])))
z <- c(-37, -8, -3, -1.96, -0.1, 0, 0.1, 1, 1.96, 3, 5, 8, 12, 20, 37)
row("normalUpperTail", z, NULL, pnorm(z, lower.tail = FALSE))
p <- c(1e-300, 1e-100, 1e-20, 1e-10, 1e-6, 0.0005, 0.005, 0.025, 0.05, 0.25, 0.4)
row("normalUpperQuantile", p, NULL, qnorm(p, lower.tail = FALSE))
for (df in c(1, 2, 3, 5, 21, 98, 1000, 1e6)) {
  t <- c(-5, -1, 0, 1e-3, 0.5, 1.3, 2, 4, 10, 40, 200, 1e4)
  row("tUpperTail", t, df, pt(t, df, lower.tail = FALSE))
  q <- c(1e-20, 1e-10, 1e-6, 0.0005, 0.005, 0.025, 0.05, 0.25, 0.4)
  row("tUpperQuantile", q, df, qt(q, df, lower.tail = FALSE))
}
for (df in c(1, 2, 3, 5, 12, 21, 98, 500)) {
  x <- c(1e-8, 0.01, 0.5, 1, 5, 20, 50, 100, 300, 1000, 1400)
  row("chiSquareUpperTail", x, df, pchisq(x, df, lower.tail = FALSE))
  q <- c(1e-10, 0.0005, 0.005, 0.025, 0.05, 0.5, 0.95, 0.975, 0.995, 0.9995)
  row("chiSquareUpperQuantile", q, df, qchisq(q, df, lower.tail = FALSE))
}
x <- c(0.5, 1, 1.5, 2, 5, 10.5, 50, 500, 1e4, 1e6)
row("logGamma", x, NULL, lgamma(x))

cat('{"R":', quoted(R.version.string), ',"metafor":', quoted(as.character(packageVersion("metafor"))),
  ',"metadat":', quoted(as.character(packageVersion("metadat"))), ',\n"distributions":[\n', paste(vapply(rows, json, ""), collapse = ",\n"),
  '],\n"cases":[\n', paste(vapply(cases, json, ""), collapse = ",\n"), "]}\n", sep = "")
