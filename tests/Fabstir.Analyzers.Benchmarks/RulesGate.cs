using Fabstir.Analyzers.Benchmarks.Compiler;
using Fabstir.Analyzers.Benchmarks.Sources;

namespace Fabstir.Analyzers.Benchmarks;

/// <summary>Compares compilations with all rules and without, in turns: what else the machine does disturbs both, and the median of the ratios stays.</summary>
internal static class RulesGate
{
    private const int Pairs = 7;

    /// <summary>Measures, and prints what came out.</summary>
    public static bool Holds(string what, bool usesUs, double bound)
    {
        using GeneratedProject project = GeneratedProject.Write(usesUs);
        CompilerArguments arguments = CompilerArguments.Of(project);
        Console.WriteLine(FormattableString.Invariant($"{what}: {GeneratedProject.Files} files, {project.Lines} lines"));

        List<double> ratios = [];
        for (int pair = 0; pair < Pairs; pair++)
        {
            // Turn about: whoever comes second finds a machine that is warmer, or busier.
            bool withFirst = pair % 2 == 0;
            TimeSpan first = CompilerProcess.Measure(withFirst ? arguments.With : arguments.Without, project.Folder);
            TimeSpan second = CompilerProcess.Measure(withFirst ? arguments.Without : arguments.With, project.Folder);
            (TimeSpan with, TimeSpan without) = withFirst ? (first, second) : (second, first);
            ratios.Add(with / without);
            Console.WriteLine(FormattableString.Invariant($"  {without.TotalSeconds,7:F2} s without, {with.TotalSeconds,7:F2} s with: {with / without:F3}"));
        }

        double median = ratios.Order().ElementAt(Pairs / 2);
        Console.WriteLine(FormattableString.Invariant($"  median {median:F3}, at most {bound:F2}: {(median <= bound ? "passed" : "FAILED")}"));
        return median <= bound;
    }
}
