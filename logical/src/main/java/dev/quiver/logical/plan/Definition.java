package dev.quiver.logical.plan;

/// A named plan that other plans of the program read through [Plan.Reference].
public record Definition(String name, Plan plan) {}
