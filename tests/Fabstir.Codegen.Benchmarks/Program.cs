using BenchmarkDotNet.Running;
using Fabstir.Codegen.Benchmarks.Compiler;
using Fabstir.Codegen.Benchmarks.Gate;

if (args is ["--gate"])
{
    return CodecGate.Run();
}

if (args is ["--compiler"])
{
    return CompilerGate.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(CodecGate).Assembly).Run(args);
return 0;
