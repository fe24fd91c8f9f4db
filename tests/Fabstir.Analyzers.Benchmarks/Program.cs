using Fabstir.Analyzers.Benchmarks;
using Fabstir.Analyzers.Benchmarks.Compiler;

if (args is [CompilerProcess.Switch, var compilerFolder, var arguments])
{
    return CompilerProcess.Run(compilerFolder, arguments);
}

// Both, whatever the first says: a bound that does not hold hides no other.
return RulesGate.Holds("a project that uses the SDK", usesUs: true, bound: 1.10)
    & RulesGate.Holds("one that does not use us", usesUs: false, bound: 1.03)
    ? 0
    : 1;
