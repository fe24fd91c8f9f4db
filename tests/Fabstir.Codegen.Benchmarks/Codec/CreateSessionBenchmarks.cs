using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Calldata of eight static words.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class CreateSessionBenchmarks
{
    private readonly JobMarketplace.Functions.CreateSessionJobForModelWithToken _value = Samples.CreateSession;
    private readonly byte[] _calldata = CreateSessionFloor.Encode(Samples.CreateSession);

    [Benchmark(Baseline = true), BenchmarkCategory("Encode")]
    public byte[] EncodeFloor() => CreateSessionFloor.Encode(_value);

    [Benchmark, BenchmarkCategory("Encode")]
    public byte[] EncodeGenerated() => Calldata.Encode(_value);

    [Benchmark(Baseline = true), BenchmarkCategory("Decode")]
    public JobMarketplace.Functions.CreateSessionJobForModelWithToken DecodeFloor() => CreateSessionFloor.Decode(_calldata);

    [Benchmark, BenchmarkCategory("Decode")]
    public JobMarketplace.Functions.CreateSessionJobForModelWithToken DecodeGenerated() =>
        Calldata.Decode<JobMarketplace.Functions.CreateSessionJobForModelWithToken>(_calldata);
}
