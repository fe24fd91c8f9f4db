using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fabstir;

/// <summary>
/// The metadata of a host as it is written. Generated readers set what is missing in an init-only property to null: these can be set.
/// </summary>
internal sealed class HostMetadataDocument
{
    public HardwareDocument Hardware { get; set; } = new();

    public List<string?> Capabilities { get; set; } = [];

    public string Location { get; set; } = "";

    public int MaxConcurrent { get; set; }

    public decimal CostPerToken { get; set; }

    public static HostMetadataDocument Of(HostMetadata metadata) => new()
    {
        Hardware = new HardwareDocument { Gpu = metadata.Hardware.Gpu, Vram = metadata.Hardware.Vram, Ram = metadata.Hardware.Ram },
        Capabilities = [.. metadata.Capabilities],
        Location = metadata.Location,
        MaxConcurrent = metadata.MaxConcurrent,
        CostPerToken = metadata.CostPerToken,
    };

    /// <exception cref="JsonException">An entry of the capabilities is null.</exception>
    public HostMetadata ToMetadata() => new()
    {
        Hardware = new HostHardware { Gpu = Hardware.Gpu, Vram = Hardware.Vram, Ram = Hardware.Ram },
        Capabilities = [.. Capabilities.Select(static one => one ?? throw new JsonException(message: null, "$.capabilities", 0, 0))],
        Location = Location,
        MaxConcurrent = MaxConcurrent,
        CostPerToken = CostPerToken,
    };

    internal sealed class HardwareDocument
    {
        public string Gpu { get; set; } = "";

        public decimal Vram { get; set; }

        public decimal Ram { get; set; }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(HostMetadataDocument))]
internal sealed partial class HostJsonContext : JsonSerializerContext
{
    // It goes into a contract, where every byte costs gas, and not into a page.
    public static HostJsonContext Readable => field ??= new(
        new JsonSerializerOptions(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
