using System.Text.Json.Serialization;
using Fabstir.Abi;

namespace Fabstir.Development;

/// <summary>A state as it is written to a file.</summary>
internal sealed record StateDocument
{
    public const string CurrentFormat = "fabstir-devnet-state/1";

    public required string Format { get; init; }

    public required ulong ChainId { get; init; }

    public required DateOnly Deployed { get; init; }

    public required ContractAddresses Contracts { get; init; }

    public required ModelName Model { get; init; }

    public required Terms Deployment { get; init; }

    /// <summary>The SHA-256 of <see cref="Chain"/>.</summary>
    public required Bytes32 Sha256 { get; init; }

    public required byte[] Chain { get; init; }

    internal sealed record ModelName(string Repository, string FileName);

    internal sealed record Terms(
        ushort FeeBasisPoints, TimeSpan DisputeWindow, UInt256 HostPriceUsdc, UInt256 HostPriceNative, Uri HostUrl, UInt256 ClientUsdc)
    {
        public static Terms Of(DevnetOptions options) => new(
            options.FeeBasisPoints, options.DisputeWindow, options.HostPriceUsdc, options.HostPriceNative, options.HostUrl, options.ClientUsdc);

        public DevnetOptions ToOptions() => new()
        {
            FeeBasisPoints = FeeBasisPoints,
            DisputeWindow = DisputeWindow,
            HostPriceUsdc = HostPriceUsdc,
            HostPriceNative = HostPriceNative,
            HostUrl = HostUrl,
            ClientUsdc = ClientUsdc,
        };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 4)]
[JsonSerializable(typeof(StateDocument))]
[JsonSerializable(typeof(StateDocument.Terms))]
internal sealed partial class StateJson : JsonSerializerContext;
