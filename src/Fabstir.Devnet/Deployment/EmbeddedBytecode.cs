using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>The creation code of the contracts, as solc made it of the sources beside it.</summary>
internal static class EmbeddedBytecode
{
    public static Bytecode Of(string contract)
    {
        string resource = $"Bytecode/{contract}.hex";
        using Stream stream = typeof(EmbeddedBytecode).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly has no resource {resource}.");
        using StreamReader reader = new(stream);
        return Bytecode.Parse(reader.ReadToEnd());
    }
}
