namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out what every file for Nethereum has before its types.</summary>
internal static class NethereumFile
{
    /// <summary>The header, the namespace and the aliases.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="namespace">The namespace of the file.</param>
    /// <param name="aliases">The aliases.</param>
    /// <param name="own">The namespace that shared types are named from; empty for the root.</param>
    public static void Begin(SourceWriter writer, string @namespace, string aliases, string own)
    {
        SourceFile.Header(writer);
        writer.Lines($"namespace {@namespace};\n");
        writer.Lines(aliases);
        if (own.Length > 0)
        {
            writer.Lines($"using Own = global::{own};");
        }
    }

    /// <summary>A namespace in another, which may be none.</summary>
    public static string Join(string outer, string inner) => outer.Length == 0 ? inner : $"{outer}.{inner}";
}
