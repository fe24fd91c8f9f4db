using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Parsing.Artifacts;
using Fabstir.Codegen.Generators.Parsing.Nethereum;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Turns an ABI file into the model of a contract: every decision that needs no other file is made here.</summary>
internal static class ContractParser
{
    public static ParseResult Parse(AbiDocument document, ContractOptions options)
    {
        List<AbiDiagnostic> diagnostics = [];
        if (options.BadMetadata is { } said)
        {
            diagnostics.Add(new AbiDiagnostic(RuleIds.BadMetadata, new TextRange(0, 1), said));
        }

        if (document.Select(options, diagnostics) is not { } artifact)
        {
            return new ParseResult(options.Path, null, default, new(diagnostics));
        }

        List<AbiEntry> entries = artifact.Entries;
        TypeResolver types = new(artifact.Enums, diagnostics);
        NatSpec natSpec = new(artifact.DeveloperDocumentation, artifact.UserDocumentation);
        string solidityName = SolidityName(options, artifact);

        string name = ToClientName(solidityName, artifact, diagnostics);
        types.ResolveTuple(artifact.Structs, name, unnamed: "Struct");
        ContractModel contract = new(
            options.Path,
            HintNames.OfContract(name, options.Path),
            options.Namespace,
            name,
            solidityName,
            options.IsPublic,
            natSpec.Contract,
            new FunctionParser(types, natSpec, diagnostics).Parse(entries),
            new EventParser(types, natSpec, diagnostics).Parse(entries),
            new ErrorParser(types, natSpec, diagnostics).Parse(entries),
            ParseConstructor(entries, types, natSpec, diagnostics),
            DeploymentParser.Parse(artifact, diagnostics),
            entries.Exists(static entry => entry.Kind == AbiEntryKind.Receive),
            entries.Find(static entry => entry.Kind == AbiEntryKind.Fallback)?.Mutability,
            types.GetDefinitions(),
            TypeNames: default)
        {
            Target = options.Target,
        };
        if (options.Target == ClientTarget.Nethereum)
        {
            contract = NethereumContract.Settle(contract, diagnostics, artifact.NameRange);
        }

        return new ParseResult(options.Path, contract, artifact.NameRange, new(diagnostics));
    }

    // The metadata may name a contract with the file that declares it.
    private static string SolidityName(ContractOptions options, Artifact artifact) =>
        options.ContractName is { } wanted ? wanted.Substring(wanted.LastIndexOf(':') + 1) : artifact.ContractName ?? options.FileName;

    private static string ToClientName(string solidityName, Artifact artifact, List<AbiDiagnostic> diagnostics)
    {
        string name = Identifiers.ToPascalCase(solidityName);
        if (!ReservedNames.ClientNames.Contains(name) && !IsArrayLength(name))
        {
            return name;
        }

        diagnostics.Add(new AbiDiagnostic(
            RuleIds.Renamed, artifact.NameRange, $"The client of {solidityName} is called {name}Contract, because {name} is a name that every client needs"));
        return name + "Contract";
    }

    // Generated files name the lengths of fixed arrays so.
    private static bool IsArrayLength(string name)
    {
        const string Prefix = "ArrayLength";
        return name.Length > Prefix.Length && name.StartsWith(Prefix, StringComparison.Ordinal) && char.IsDigit(name[Prefix.Length]);
    }

    private static ConstructorModel? ParseConstructor(List<AbiEntry> entries, TypeResolver types, NatSpec natSpec, List<AbiDiagnostic> diagnostics)
    {
        // A constructor without arguments says nothing that the bytecode does not.
        if (entries.Find(static entry => entry.Kind == AbiEntryKind.Constructor) is not { Inputs.Count: > 0 } constructor)
        {
            return null;
        }

        if (types.ResolveTuple(constructor.Inputs, owner: "Constructor", unnamed: "Arg") is not { } inputs)
        {
            return null;
        }

        NatSpec.NatSpecEntry said = natSpec.Constructor();
        RenamedFields.Report(constructor.Inputs, inputs.Fields, diagnostics);
        return new ConstructorModel(FieldDocumentation.AddTo(inputs, said.Parameter, said.ParameterUnit), said.Documentation);
    }
}
