using System.Text;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the client of a contract: its methods, and the interface that has the same.</summary>
internal static class ClientEmitter
{
    public static void Members(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines($$"""
            private readonly {{KnownTypes.Ethereum}}ContractClient _client;

            /// <summary>Makes a client.</summary>
            /// <param name="transport">How calls and transactions reach the chain.</param>
            /// <param name="address">The contract: the proxy, where there is one.</param>
            public {{contract.Name}}({{KnownTypes.Ethereum}}IContractTransport transport, {{KnownTypes.Address}} address) =>
                _client = new(transport, address, Error.Decode);

            /// <inheritdoc/>
            public {{KnownTypes.Address}} Address => _client.Address;
            """);
        foreach (ClientMethod method in Methods(contract, types))
        {
            Method(writer, method.Attributes, method.Declaration, method.Body);
        }

        foreach (CommonMethod method in CommonMethod.Of(contract))
        {
            Method(writer, attributes: "", method.Declaration, method.Body);
        }
    }

    public static void Interface(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines("/// <summary>What the client does, for tests that put something else in its place.</summary>");
        using (writer.Open($"public interface IClient : {string.Join(", ", BaseInterfaces(contract))}"))
        {
            foreach (ClientMethod method in Methods(contract, types))
            {
                writer.Separate();
                writer.Lines(method.Documentation);
                writer.Lines($"{method.Attributes}{method.Declaration};");
            }
        }
    }

    private static List<string> BaseInterfaces(ContractModel contract)
    {
        List<string> interfaces = [KnownTypes.Ethereum + "IContractClient"];
        foreach (CommonMethod method in CommonMethod.Of(contract))
        {
            if (!interfaces.Contains(method.Interface))
            {
                interfaces.Add(method.Interface);
            }
        }

        return interfaces;
    }

    private static void Method(SourceWriter writer, string attributes, string declaration, string body)
    {
        writer.Separate();
        writer.Lines("/// <inheritdoc/>");
        writer.Lines($"{attributes}public {declaration} =>");
        using (writer.Indent())
        {
            writer.Lines(body + ";");
        }
    }

    private static IEnumerable<ClientMethod> Methods(ContractModel contract, TypeWriter types)
    {
        foreach (FunctionModel function in contract.Functions)
        {
            if (function.HasPositionalMethod)
            {
                yield return PositionalMethod(function, types);
            }

            // Without arguments there is nothing that a message would say.
            if (!function.HasPositionalMethod || !function.Inputs.Fields.IsEmpty)
            {
                yield return ClientMethod.Of(
                    function, [$"Functions.{function.Name} message"], "message", parameterDocumentation: "", types);
            }
        }

        if (contract.HasReceive)
        {
            yield return ClientMethod.Raw("receive", "Sends native currency without calldata", [], "default", isPayable: true);
        }

        if (contract.Fallback is { } mutability)
        {
            yield return ClientMethod.Raw("fallback", "Sends calldata of any form", [KnownTypes.Bytes + " calldata"], "calldata", mutability == Mutability.Payable);
        }
    }

    private static ClientMethod PositionalMethod(FunctionModel function, TypeWriter types)
    {
        List<string> parameters = [];
        List<string> initialisers = [];
        StringBuilder documentation = new();
        foreach (FieldModel input in function.Inputs.Fields)
        {
            string unit = input.Unit is null ? "" : $"[{KnownTypes.Abi}Unit({Literal.Text(input.Unit)})] ";
            parameters.Add($"{unit}{types.CSharpType(input.Type)} {input.ParameterName}");
            initialisers.Add($"{input.PropertyName} = {input.ParameterName}");
            documentation.Append($"\n/// <param name=\"{input.ParameterName.TrimStart('@')}\">{XmlDoc.FieldText(input)}</param>");
        }

        string initialiser = initialisers.Count == 0 ? "()" : $" {{ {string.Join(", ", initialisers)} }}";
        return ClientMethod.Of(function, parameters, $"new Functions.{function.Name}{initialiser}", documentation.ToString(), types);
    }
}
