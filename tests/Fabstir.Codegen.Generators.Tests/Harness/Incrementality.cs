using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>What keeps the generator out of the way of whoever types.</summary>
internal static class Incrementality
{
    private static readonly string[] Steps =
        [TrackingNames.Input, TrackingNames.Parse, TrackingNames.Claims, TrackingNames.Registry, TrackingNames.Contract, TrackingNames.Scope];

    public static void AssertNothingRunsAgain(GeneratorDriver driver, CSharpCompilation compilation)
    {
        CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { }", TestCompilation.ParseOptions));
        GeneratorRunResult result = driver.RunGenerators(edited).GetRunResult().Results[0];

        if (!result.GeneratedSources.IsEmpty)
        {
            // What is said of all steps would hold of none, too. Without shared types there is no scope.
            Assert.All(Steps.Except([TrackingNames.Scope]), step => Assert.NotEmpty(ReasonsOf(result, step)));
            Assert.Contains(result.TrackedOutputSteps, static step => !step.Value.IsEmpty);
        }

        foreach (string step in Steps)
        {
            Assert.All(ReasonsOf(result, step), static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        }

        Assert.All(
            result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    /// <summary>Why each output of a step is what it is.</summary>
    public static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason) : [];

    public static void AssertModelsHoldNoCompilerObjects(GeneratorRunResult result)
    {
        HashSet<object> visited = new(ReferenceEqualityComparer.Instance);
        foreach (string step in Steps.Where(static step => step != TrackingNames.Input))
        {
            if (result.TrackedSteps.TryGetValue(step, out var runs))
            {
                foreach ((object value, _) in runs.SelectMany(static run => run.Outputs))
                {
                    AssertHoldsNoCompilerObject(value, visited);
                }
            }
        }
    }

    private static void AssertHoldsNoCompilerObject(object? value, HashSet<object> visited)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || (!value.GetType().IsValueType && !visited.Add(value)))
        {
            return;
        }

        Type type = value.GetType();
        Assert.False(type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"A model holds a {type}.");
        if (value is Array array)
        {
            foreach (object? item in (IEnumerable)array)
            {
                AssertHoldsNoCompilerObject(item, visited);
            }

            return;
        }

        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                AssertHoldsNoCompilerObject(field.GetValue(value), visited);
            }
        }
    }
}
