package dev.quiver.logical.plan;

/// What leaves a program: the rows of a plan, whose columns' names are the output's.
public record Sink(String name, Plan plan, Target target) {}
