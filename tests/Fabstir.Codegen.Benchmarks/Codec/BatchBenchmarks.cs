using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Fabstir.Abi;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Calldata of ten dynamic structs.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class BatchBenchmarks
{
    private readonly Batch.Functions.Store _value = Samples.Batch;
    private readonly byte[] _calldata = BatchFloor.Encode(Samples.Batch);

    [Benchmark(Baseline = true), BenchmarkCategory("Encode")]
    public byte[] EncodeFloor() => BatchFloor.Encode(_value);

    [Benchmark, BenchmarkCategory("Encode")]
    public byte[] EncodeGenerated() => Calldata.Encode(_value);

    [Benchmark(Baseline = true), BenchmarkCategory("Decode")]
    public Batch.Functions.Store DecodeFloor() => BatchFloor.Decode(_calldata);

    [Benchmark, BenchmarkCategory("Decode")]
    public Batch.Functions.Store DecodeGenerated() => Calldata.Decode<Batch.Functions.Store>(_calldata);
}
