using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>What the fix of a rule makes of a source.</summary>
internal static class Fix<TAnalyzer, TFixer>
    where TAnalyzer : FabstirAnalyzer, new()
    where TFixer : CodeFixProvider, new()
{
    /// <summary>Fixes one place after the other, then a fresh copy all at once. Both give the same text, and it compiles.</summary>
    public static async Task ChangesAsync(string before, string after)
    {
        await Analysis<TAnalyzer>.ReportsAsync(before);
        string source = MarkedSource.Parse(before).Text;

        Assert.Equal(after, await NewRepair().OneByOneAsync(source));
        Assert.Equal(after, await NewRepair().AllAtOnceAsync(source));
        Analysis<TAnalyzer>.CompilesWithoutErrors(UserProject.Compile(after));
    }

    /// <summary>Fixes one place after the other, of a rule whose places are not fixed all at once.</summary>
    public static async Task ChangesOneByOneAsync(string before, string after)
    {
        await Analysis<TAnalyzer>.ReportsAsync(before);
        Assert.Null(new TFixer().GetFixAllProvider());
        Assert.Equal(after, await NewRepair().OneByOneAsync(MarkedSource.Parse(before).Text));
        Analysis<TAnalyzer>.CompilesWithoutErrors(UserProject.Compile(after));
    }

    /// <summary>Checks that the rule reports what is marked, and offers nothing.</summary>
    public static async Task OffersNothingAsync(string before)
    {
        await Analysis<TAnalyzer>.ReportsAsync(before);
        Assert.Empty(await NewRepair().OffersAsync(MarkedSource.Parse(before).Text));
    }

    private static Repair NewRepair() => new(new TAnalyzer(), new TFixer());
}
