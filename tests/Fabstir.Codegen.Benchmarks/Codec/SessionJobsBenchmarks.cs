using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Fabstir.Abi.Codecs;
using Fabstir.Contracts;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Return data of eighteen outputs, two of them strings.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class SessionJobsBenchmarks
{
    private readonly JobMarketplace.Results.SessionJobs _value = Samples.SessionJobs;
    private readonly byte[] _returnData = SessionJobsFloor.Encode(Samples.SessionJobs);

    [Benchmark(Baseline = true), BenchmarkCategory("Encode")]
    public byte[] EncodeFloor() => SessionJobsFloor.Encode(_value);

    [Benchmark, BenchmarkCategory("Encode")]
    public byte[] EncodeGenerated() => AbiData.EncodeTuple(_value);

    [Benchmark(Baseline = true), BenchmarkCategory("Decode")]
    public JobMarketplace.Results.SessionJobs DecodeFloor() => SessionJobsFloor.Decode(_returnData);

    [Benchmark, BenchmarkCategory("Decode")]
    public JobMarketplace.Results.SessionJobs DecodeGenerated() => AbiData.DecodeTuple<JobMarketplace.Results.SessionJobs>(_returnData);
}
