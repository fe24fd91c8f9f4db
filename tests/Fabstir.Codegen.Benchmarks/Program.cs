using BenchmarkDotNet.Running;
using Fabstir.Codegen.Benchmarks.Gate;

if (args is ["--gate"])
{
    return CodecGate.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(CodecGate).Assembly).Run(args);
return 0;
