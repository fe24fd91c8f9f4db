using System.Text;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Generators.Input;

/// <summary>Reads what the package's targets pass to the compiler: the metadata of ContractAbi items, and a few properties of the project.</summary>
internal static class AbiFileOptions
{
    private const string Metadata = "build_metadata.AdditionalFiles.";
    private const string Property = "build_property.";

    /// <summary>The file as an ABI; null when it is another additional file.</summary>
    public static AbiFile? Read(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions file = provider.GetOptions(text);
        if (ValueOf(file, Metadata + "FabstirCodegenItem") != "ContractAbi")
        {
            return null;
        }

        AnalyzerConfigOptions project = provider.GlobalOptions;
        string @namespace = ValueOf(file, Metadata + "FabstirCodegenNamespace") ?? ValueOf(project, Property + "RootNamespace") ?? "";
        string accessibility = ValueOf(file, Metadata + "FabstirCodegenAccessibility") ?? "Public";
        string target = ValueOf(file, Metadata + "FabstirCodegenTarget") ?? nameof(ClientTarget.Native);
        ContractOptions options = new(
            RelativePath(text.Path, ValueOf(project, Property + "ProjectDir")),
            Identifiers.ToNamespace(@namespace),
            ValueOf(file, Metadata + "FabstirCodegenContractName"),
            IsPublic: !IsSame(accessibility, "Internal"),
            WhatIsBad("Accessibility", accessibility, "Public", "Internal") ?? WhatIsBad("ClientTarget", target, nameof(ClientTarget.Native), nameof(ClientTarget.Nethereum)))
        {
            Target = IsSame(target, nameof(ClientTarget.Nethereum)) ? ClientTarget.Nethereum : ClientTarget.Native,
        };
        return new AbiFile(text, options, AnalyzersRun(project));
    }

    private static bool AnalyzersRun(AnalyzerConfigOptions project) =>
        !IsFalse(ValueOf(project, Property + "RunAnalyzers")) && !IsFalse(ValueOf(project, Property + "RunAnalyzersDuringBuild"));

    private static bool IsFalse(string? value) => IsSame(value, "false");

    private static string? WhatIsBad(string metadata, string value, string usual, string other) =>
        IsSame(value, usual) || IsSame(value, other) ? null : $"The metadata {metadata} is \"{value}\"; it is {usual}, the default, or {other}";

    private static bool IsSame(string? value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);

    // Paths reach names of files and messages: they are the same on every machine.
    private static string RelativePath(string path, string? projectDirectory)
    {
        string normalised = path.Replace('\\', '/');
        string directory = (projectDirectory ?? "").Replace('\\', '/').TrimEnd('/') + "/";
        int common = CommonFolders(normalised, directory);
        if (common == 0)
        {
            return normalised;
        }

        StringBuilder relative = new();
        for (int i = common; i < directory.Length; i++)
        {
            relative.Append(directory[i] == '/' ? "../" : "");
        }

        return relative.Append(normalised, common, normalised.Length - common).ToString();
    }

    // How many characters the folders take that two paths begin with; 0 when that is the root alone, or less.
    private static int CommonFolders(string path, string directory)
    {
        int common = 0;
        for (int i = 0; i < Math.Min(path.Length, directory.Length) && char.ToUpperInvariant(path[i]) == char.ToUpperInvariant(directory[i]); i++)
        {
            common = path[i] == '/' ? i + 1 : common;
        }

        return common == 1 ? 0 : common;
    }

    private static string? ValueOf(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;
}
