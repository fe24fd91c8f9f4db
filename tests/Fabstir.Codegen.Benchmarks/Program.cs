using BenchmarkDotNet.Running;
using Fabstir.Codegen.Benchmarks.Compiler;
using Fabstir.Codegen.Benchmarks.Gate;

if (args is ["--gate"])
{
    // Both, whatever the first says: a bound that does not hold hides no other.
    return CompilerGate.Run() & CodecGate.Run() ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(CodecGate).Assembly).Run(args);
return 0;
